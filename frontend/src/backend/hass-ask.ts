// One question over Home Assistant's WebSocket, and what becomes of its errors.

import { type Answer, isAnswer, text } from "../model/answers";
import { Refused } from "./backend";
import type { Hass } from "./hass-types";

const STATUS: Readonly<Record<string, number>> = { unauthorized: 403, not_found: 404, invalid_format: 422 };

/** The answer of a command of the integration. Raises Refused, with Home Assistant's words in the reader's language. */
export async function askHass(hass: Hass, message: Answer): Promise<Answer> {
  try {
    const answer = await hass.connection.sendMessagePromise(message);
    return isAnswer(answer) ? answer : {};
  } catch (error) {
    const told = isAnswer(error) ? error : {};
    throw new Refused(text(told["message"]) || String(error), STATUS[text(told["code"])] ?? 500);
  }
}
