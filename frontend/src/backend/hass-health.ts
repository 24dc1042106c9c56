// How the sidecars do, told by Home Assistant; what only admins may know is asked of each sidecar itself.

import { type Answer, isAnswer, list, text } from "../model/answers";
import type { Health, HouseEvent, HouseEventQuery } from "../model/health";
import type { ApiHttp } from "./api-http";
import { readHealth, sidecarEvents, withForecast } from "./sidecar-health";

type ApiOf = (home: string) => ApiHttp;

/** `answer` is that of `tawny/health`; `apiOf` is left out for whoever is no admin. */
export function hassHealth(answer: Answer, apiOf?: ApiOf): Promise<readonly Health[]> {
  return Promise.all(
    list(answer["sidecars"]).map(async (one) => {
      const [home, name, status] = [text(one["entry_id"]), text(one["name"]), one["status"]];
      if (!isAnswer(status)) return { ...readHealth({}, home), name, isReached: false, started: null };
      const health = { ...readHealth(status, home), name };
      // Its token may be one for looking only: then it is not told.
      return apiOf ? withForecast(health, apiOf(home)).catch(() => health) : health;
    }),
  );
}

/** Those of all sidecars, newest first; null when none tells. */
export async function hassEvents(
  homes: readonly string[],
  apiOf: ApiOf,
  query: HouseEventQuery,
): Promise<readonly HouseEvent[] | null> {
  const asked = homes.map((home) => sidecarEvents(apiOf(home), home, query).catch(() => null));
  const told = (await Promise.all(asked)).filter((one) => one !== null);
  if (!told.length) return null;
  return told
    .flat()
    .sort((one, other) => other.at - one.at)
    .slice(0, query.limit);
}
