// What is recorded at a moment, or why nothing is, in words.

import type { RecordingsSpeak } from "../i18n/recordings";
import { type Footage, saysMore } from "../model/footage";

/** "" where nothing is known. */
export function describeFootage(footage: Footage, r: RecordingsSpeak): string {
  if (footage.is === "there") {
    const what = r(`rec.kind_${footage.kind}`);
    return footage.away ? r("rec.away", { what }) : what;
  }
  if (footage.is === "future") return r("rec.future");
  if (footage.is === "unknown") return "";
  const reason = r(`gap.${footage.reason}`);
  const { message } = footage;
  return message && saysMore(footage.reason) ? `${reason}: ${message}` : reason;
}
