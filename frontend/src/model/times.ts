// Times and lengths as people of a language, a time zone and a habit of clocks write them.

export interface Habits {
  /** As BCP 47 has it: "de", "pt-BR". */
  readonly language: string;
  /** null: as the language has it. */
  readonly hour12: boolean | null;
  /** As IANA has it; null: the browser's. */
  readonly zone: string | null;
  /** 0 is Sunday; null: as the language has it. */
  readonly firstWeekday: number | null;
}

type WeekLocale = Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };

const DAY_MS = 86_400_000;
const NO_BREAK = "\u00a0"; // a number stays with its unit
const NEAR_MS = 183 * DAY_MS; // so far from now everybody knows which year is meant
const DAY_OF_MONTH = /(\d\.?) (?=\p{L})/u; // and the day with its month, however narrow it is

export class Times {
  readonly #formats = new Map<string, Intl.DateTimeFormat>();

  constructor(
    readonly habits: Habits,
    readonly now: () => number = Date.now,
  ) {}

  /** 14:03 */
  clock(ms: number): string {
    return this.#format(ms, { hour: "2-digit", minute: "2-digit" });
  }

  /** 14:03:27 */
  exactClock(ms: number): string {
    return this.#format(ms, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  }

  /** 24 Nov; 24 Nov 2024 */
  shortDay(ms: number): string {
    return this.#format(ms, { day: "numeric", month: "short", ...this.#year(ms) });
  }

  /** Tue, 24 Nov; Sun, 24 Nov 2024 */
  dayName(ms: number): string {
    return this.#format(ms, { weekday: "short", day: "numeric", month: "short", ...this.#year(ms) });
  }

  /** Tuesday, 24 November; Sunday, 24 November 2024 */
  day(ms: number): string {
    return this.#format(ms, { weekday: "long", day: "numeric", month: "long", ...this.#year(ms) });
  }

  /** November 2026 */
  month(ms: number): string {
    return this.#format(ms, { month: "long", year: "numeric" });
  }

  /** Mon */
  weekday(ms: number): string {
    return this.#format(ms, { weekday: "short" });
  }

  /** 24 Nov, 14:03; 24 Nov 2024, 14:03 */
  moment(ms: number): string {
    return this.#format(ms, { day: "numeric", month: "short", ...this.#year(ms), hour: "2-digit", minute: "2-digit" });
  }

  /** 0:07, 12:30, 1:02:05: as players write it. */
  length(ms: number): string {
    const seconds = Math.max(0, Math.round(ms / 1000));
    const two = (value: number) => String(value).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  }

  /** 20 seconds, 5 minutes */
  amount(count: number, unit: "second" | "minute" | "hour" | "day"): string {
    const format = new Intl.NumberFormat(this.habits.language, { style: "unit", unit, unitDisplay: "long" });
    return format.format(count).replace(" ", NO_BREAK);
  }

  /** About so long, in one unit: 40 seconds, 5 minutes, 3 hours, 2 days */
  about(ms: number): string {
    if (ms < 60_000) return this.amount(Math.max(1, Math.round(ms / 1000)), "second");
    if (ms < 3_600_000) return this.amount(Math.round(ms / 60_000), "minute");
    if (ms < 2 * DAY_MS) return this.amount(Math.round(ms / 3_600_000), "hour");
    return this.amount(Math.round(ms / DAY_MS), "day");
  }

  /** "3 minutes ago" in the reader's language. */
  ago(ms: number, now: number): string {
    const format = new Intl.RelativeTimeFormat(this.habits.language, { numeric: "auto", style: "short" });
    const seconds = (ms - now) / 1000;
    const size = Math.abs(seconds);
    if (size < 60) return format.format(Math.round(seconds), "second");
    if (size < 3600) return format.format(Math.round(seconds / 60), "minute");
    if (size < 86_400) return format.format(Math.round(seconds / 3600), "hour");
    return format.format(Math.round(seconds / 86_400), "day");
  }

  /** 2026-11-24 in the reader's zone: days are told apart by it. */
  dayKey(ms: number): string {
    const parts = this.#parts(ms);
    return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
  }

  /** When the day of `ms` begins, in the reader's zone, also when clocks are changed on it. */
  startOfDay(ms: number): number {
    const key = this.dayKey(ms);
    let start = ms - this.timeOfDay(ms);
    // A changed clock moves it by up to two hours.
    while (this.dayKey(start) !== key) start += 900_000;
    while (this.dayKey(start - 900_000) === key) start -= 900_000;
    return start;
  }

  /** How far the reader's clock has got since midnight: two hours at two, also when clocks were changed at one. */
  timeOfDay(ms: number): number {
    const { hour, minute, second } = this.#parts(ms);
    return (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000 + (ms % 1000);
  }

  /** When the reader's clock shows on the day that begins at `start` what it shows at `ms`. */
  sameTime(ms: number, start: number): number {
    const wanted = this.timeOfDay(ms);
    const at = start + wanted;
    const there = at + wanted - this.timeOfDay(at);
    // An hour that is left out: then as long after midnight.
    return this.timeOfDay(there) === wanted ? there : at;
  }

  /** When the day `days` after that of `ms` begins. */
  startOfDayAfter(ms: number, days: number): number {
    return this.startOfDay(this.startOfDay(ms) + days * DAY_MS + DAY_MS / 2);
  }

  /** 0 is Sunday. */
  get firstWeekday(): number {
    if (this.habits.firstWeekday !== null) return this.habits.firstWeekday;
    const locale: WeekLocale = new Intl.Locale(this.habits.language);
    return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
  }

  #year(ms: number): Intl.DateTimeFormatOptions {
    return Math.abs(ms - this.now()) > NEAR_MS ? { year: "numeric" } : {};
  }

  #parts(ms: number): Readonly<Record<string, string>> {
    const options = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    const format = this.#get({ ...options, second: "2-digit", hourCycle: "h23" }, "en-GB");
    return Object.fromEntries(format.formatToParts(ms).map((part) => [part.type, part.value]));
  }

  #format(ms: number, options: Intl.DateTimeFormatOptions): string {
    const { hour12 } = this.habits;
    // Not `hour12`: the British would get 0:00 pm at noon.
    const hourCycle: "h12" | "h23" = hour12 ? "h12" : "h23";
    const clock = options.hour && hour12 !== null ? { hourCycle } : {};
    const written = this.#get({ ...options, ...clock }, this.habits.language).format(ms);
    return written.replace(DAY_OF_MONTH, `$1${NO_BREAK}`);
  }

  #get(options: Intl.DateTimeFormatOptions, language: string): Intl.DateTimeFormat {
    const key = language + JSON.stringify(options);
    let format = this.#formats.get(key);
    if (!format) {
      const zone = this.habits.zone ? { timeZone: this.habits.zone } : {};
      format = new Intl.DateTimeFormat(language, { ...options, ...zone });
      this.#formats.set(key, format);
    }
    return format;
  }
}
