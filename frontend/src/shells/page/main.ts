// The sidecar's page begins here.

import "./page";
