-- The event log's schema as of revision 0005, with a row in every table. Frozen: a released schema never changes.
PRAGMA application_id = 1415007833;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE api_tokens (
	id TEXT NOT NULL,
	hash BLOB NOT NULL,
	name TEXT NOT NULL,
	scope TEXT NOT NULL,
	cameras TEXT,
	created_us INTEGER NOT NULL,
	last_used_us INTEGER,
	expires_us INTEGER,
	revoked_us INTEGER,
	CONSTRAINT api_tokens_pkey PRIMARY KEY (id),
	CONSTRAINT api_tokens_hash_unique UNIQUE (hash)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "api_tokens" VALUES('01HF7YAT00CCCCCCCCCCCCCCCC',X'0000000000000000000000000000000000000000000000000000000000000000','phone','viewer',NULL,1700000000000000,NULL,NULL,NULL);
CREATE TABLE cameras (
	id TEXT NOT NULL,
	name TEXT NOT NULL,
	added_us INTEGER NOT NULL,
	removed_us INTEGER,
	CONSTRAINT cameras_pkey PRIMARY KEY (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "cameras" VALUES('front','Front door',1700000000000000,NULL);
CREATE TABLE copies (
	"key" TEXT NOT NULL,
	owner TEXT NOT NULL,
	path TEXT NOT NULL,
	camera TEXT NOT NULL,
	stream TEXT NOT NULL,
	kind TEXT NOT NULL,
	start_us INTEGER NOT NULL,
	end_us INTEGER NOT NULL,
	size_bytes INTEGER NOT NULL,
	codecs TEXT NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	run_id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	packed BLOB NOT NULL,
	stored_us INTEGER,
	CONSTRAINT copies_pkey PRIMARY KEY ("key"),
	CONSTRAINT copies_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 STRICT

;
INSERT INTO "copies" VALUES('tawny/cameras/01JD0000000000000000000STO/media/front/main/a.mp4','01JD0000000000000000000STO','media/front/main/a.mp4','front','main','event',1700000000000000,1700000060000000,1000,'avc1.640028',1920,1080,'run',1,X'696E646578',1700000070000000);
CREATE TABLE event_zones (
	event TEXT NOT NULL,
	zone TEXT NOT NULL,
	camera TEXT NOT NULL,
	start_us INTEGER NOT NULL, reviewed INTEGER DEFAULT 0 NOT NULL,
	CONSTRAINT event_zones_pkey PRIMARY KEY (event, zone),
	CONSTRAINT event_zones_camera_zone_fkey FOREIGN KEY(camera, zone) REFERENCES zones (camera, name),
	CONSTRAINT event_zones_event_fkey FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "event_zones" VALUES('01HF7YAT00AAAAAAAAAAAAAAAA','drive','front',1700000005000000,1);
CREATE TABLE events (
	id TEXT NOT NULL,
	camera TEXT NOT NULL,
	label TEXT NOT NULL,
	start_us INTEGER NOT NULL,
	end_us INTEGER,
	clip_start_us INTEGER NOT NULL,
	clip_end_us INTEGER,
	last_us INTEGER NOT NULL,
	score REAL NOT NULL,
	reviewed INTEGER DEFAULT 0 NOT NULL,
	protected INTEGER DEFAULT 0 NOT NULL,
	CONSTRAINT events_pkey PRIMARY KEY (id),
	CONSTRAINT events_clip_ends_with_it CHECK ((end_us IS NULL) = (clip_end_us IS NULL)),
	CONSTRAINT events_clip_goes_on CHECK (clip_end_us >= clip_start_us),
	CONSTRAINT events_time_goes_on CHECK (end_us >= start_us),
	CONSTRAINT events_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "events" VALUES('01HF7YAT00AAAAAAAAAAAAAAAA','front','motion',1700000005000000,1700000015000000,1700000000000000,1700000025000000,1700000015000000,0.5,1,1);
CREATE TABLE exports (
	id TEXT NOT NULL,
	camera TEXT NOT NULL,
	start_us INTEGER NOT NULL,
	end_us INTEGER NOT NULL,
	state TEXT NOT NULL,
	path TEXT,
	size_bytes INTEGER,
	error TEXT DEFAULT '' NOT NULL,
	created_us INTEGER NOT NULL,
	finished_us INTEGER, stream TEXT DEFAULT 'main' NOT NULL, progress REAL DEFAULT 0 NOT NULL, note TEXT DEFAULT '' NOT NULL,
	CONSTRAINT exports_pkey PRIMARY KEY (id),
	CONSTRAINT exports_time_goes_on CHECK (end_us > start_us),
	CONSTRAINT exports_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "exports" VALUES('01HF7YAT00BBBBBBBBBBBBBBBB','front',1700000000000000,1700000010000000,'done','exports/a.mp4',500,'',1700000200000000,1700000201000000,'main',1.0,'');
CREATE TABLE garbage (
	path TEXT NOT NULL,
	size_bytes INTEGER NOT NULL,
	condemned_us INTEGER NOT NULL,
	CONSTRAINT garbage_pkey PRIMARY KEY (path)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "garbage" VALUES('media/front/main/old.mp4',1000,1700000000000000);
CREATE TABLE motion_density (
	camera TEXT NOT NULL,
	minute_us INTEGER NOT NULL,
	moving_us INTEGER NOT NULL,
	peak REAL NOT NULL,
	CONSTRAINT motion_density_pkey PRIMARY KEY (camera, minute_us),
	CONSTRAINT motion_density_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "motion_density" VALUES('front',1699999980000000,10000000,0.5);
CREATE TABLE push_subscriptions (
	id TEXT NOT NULL,
	token TEXT NOT NULL,
	endpoint TEXT NOT NULL,
	p256dh TEXT NOT NULL,
	auth TEXT NOT NULL,
	created_us INTEGER NOT NULL,
	name TEXT NOT NULL,
	language TEXT NOT NULL,
	cameras TEXT,
	updates INTEGER NOT NULL,
	cooldown_s INTEGER NOT NULL,
	quiet TEXT,
	paused_until_us INTEGER,
	CONSTRAINT push_subscriptions_pkey PRIMARY KEY (id),
	CONSTRAINT push_subscriptions_endpoint_key UNIQUE (endpoint)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "push_subscriptions" VALUES('01HF7YAT00PPPPPPPPPPPPPPPP','01HF7YAT00CCCCCCCCCCCCCCCC','https://push.example/1','BA','AA',1700000000000000,'phone','en',NULL,1,60,NULL,NULL);
CREATE TABLE reviews (
	event TEXT NOT NULL,
	reviewed_us INTEGER NOT NULL,
	reviewed_by TEXT NOT NULL,
	CONSTRAINT reviews_pkey PRIMARY KEY (event),
	CONSTRAINT reviews_event_fkey FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "reviews" VALUES('01HF7YAT00AAAAAAAAAAAAAAAA',1700000100000000,'maria');
CREATE TABLE segment_index (
	segment INTEGER NOT NULL,
	packed BLOB NOT NULL,
	CONSTRAINT segment_index_pkey PRIMARY KEY (segment),
	CONSTRAINT segment_index_segment_fkey FOREIGN KEY(segment) REFERENCES segments (id) ON DELETE CASCADE
)
 STRICT

;
INSERT INTO "segment_index" VALUES(1,X'696E646578');
CREATE TABLE segment_usage (
	camera TEXT NOT NULL,
	stream TEXT NOT NULL,
	kind TEXT NOT NULL,
	segments INTEGER NOT NULL,
	size_bytes INTEGER NOT NULL,
	duration_us INTEGER NOT NULL,
	CONSTRAINT segment_usage_pkey PRIMARY KEY (camera, stream, kind),
	CONSTRAINT segment_usage_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "segment_usage" VALUES('front','main','event',1,1000,60000000);
CREATE TABLE segments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	camera TEXT NOT NULL,
	stream TEXT NOT NULL,
	kind TEXT NOT NULL,
	path TEXT NOT NULL,
	start_us INTEGER NOT NULL,
	end_us INTEGER NOT NULL,
	size_bytes INTEGER NOT NULL,
	codecs TEXT NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	run_id TEXT NOT NULL,
	sequence INTEGER NOT NULL,
	CONSTRAINT segments_size CHECK (size_bytes >= 0),
	CONSTRAINT segments_time_goes_on CHECK (end_us >= start_us),
	CONSTRAINT segments_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id),
	CONSTRAINT segments_path_unique UNIQUE (path)
)
 STRICT

;
INSERT INTO "segments" VALUES(1,'front','main','event','media/front/main/a.mp4',1700000000000000,1700000060000000,1000,'avc1.640028',1920,1080,'run',1);
CREATE TABLE snapshots (
	event TEXT NOT NULL,
	kind TEXT NOT NULL,
	path TEXT NOT NULL,
	at_us INTEGER NOT NULL,
	width INTEGER NOT NULL,
	height INTEGER NOT NULL,
	CONSTRAINT snapshots_pkey PRIMARY KEY (event, kind),
	CONSTRAINT snapshots_event_fkey FOREIGN KEY(event) REFERENCES events (id) ON DELETE CASCADE,
	CONSTRAINT snapshots_path_unique UNIQUE (path)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "snapshots" VALUES('01HF7YAT00AAAAAAAAAAAAAAAA','best','snapshots/a.jpg',1700000006000000,1920,1080);
CREATE TABLE streams (
	camera TEXT NOT NULL,
	name TEXT NOT NULL,
	codec TEXT DEFAULT '' NOT NULL,
	width INTEGER DEFAULT 0 NOT NULL,
	height INTEGER DEFAULT 0 NOT NULL,
	audio TEXT DEFAULT '' NOT NULL,
	removed_us INTEGER,
	CONSTRAINT streams_pkey PRIMARY KEY (camera, name),
	CONSTRAINT streams_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "streams" VALUES('front','main','h264',1920,1080,'aac',NULL);
CREATE TABLE system_events (
	id INTEGER NOT NULL,
	at_us INTEGER NOT NULL,
	kind TEXT NOT NULL,
	camera TEXT,
	message TEXT NOT NULL,
	data TEXT NOT NULL,
	CONSTRAINT system_events_pkey PRIMARY KEY (id)
)
 STRICT

;
INSERT INTO "system_events" VALUES(1,1700000000000000,'started',NULL,'Tawny started','{}');
CREATE TABLE zones (
	camera TEXT NOT NULL,
	name TEXT NOT NULL,
	polygon TEXT NOT NULL,
	removed_us INTEGER,
	CONSTRAINT zones_pkey PRIMARY KEY (camera, name),
	CONSTRAINT zones_camera_fkey FOREIGN KEY(camera) REFERENCES cameras (id)
)
 WITHOUT ROWID,
 STRICT

;
INSERT INTO "zones" VALUES('front','drive','[[0.1,0.4],[0.9,0.4],[0.9,1.0]]',NULL);
CREATE INDEX segments_by_age ON segments (kind, start_us, camera, end_us);
CREATE INDEX segments_long ON segments (start_us, end_us) WHERE end_us - start_us > 120000000;
CREATE INDEX segments_by_time ON segments (camera, start_us, stream, kind, end_us);
CREATE INDEX events_by_camera ON events (camera, start_us, id, end_us, label, reviewed);
CREATE INDEX events_by_label ON events (label, start_us, id, end_us, camera, reviewed);
CREATE INDEX events_by_time ON events (start_us, id, end_us, camera, label, reviewed);
CREATE INDEX events_long ON events (start_us, end_us) WHERE end_us - start_us > 600000000;
CREATE INDEX events_open ON events (camera, start_us) WHERE end_us IS NULL;
CREATE INDEX events_protected ON events (camera, clip_start_us, clip_end_us) WHERE protected = 1;
CREATE INDEX event_zones_by_time ON event_zones (camera, zone, start_us, event);
CREATE INDEX exports_by_time ON exports (created_us);
CREATE INDEX system_events_by_camera ON system_events (camera, at_us, id);
CREATE INDEX system_events_by_time ON system_events (at_us, id);
CREATE INDEX system_events_by_kind ON system_events (kind, camera, at_us, id);
CREATE INDEX event_zones_by_review ON event_zones (camera, zone, reviewed, start_us, event);
CREATE INDEX events_by_review ON events (reviewed, start_us, id, end_us, label);
CREATE INDEX events_by_camera_review ON events (camera, reviewed, start_us, id, end_us, label);
CREATE INDEX push_subscriptions_by_token ON push_subscriptions (token);
CREATE INDEX copies_by_path ON copies (path);
CREATE INDEX copies_by_time ON copies (camera, start_us, end_us);
CREATE INDEX copies_waiting ON copies (kind, start_us) WHERE stored_us IS NULL;
CREATE INDEX copies_by_age ON copies (owner, end_us, stored_us, size_bytes);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('segments',1);
COMMIT;
