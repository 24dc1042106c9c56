// Cameras that are not here any more, of which there still are recordings or events.

import { type Answer, list, readCamera, text } from "../model/answers";
import type { Camera } from "../model/types";
import type { SidecarHttp } from "./sidecar-http";

const formerOf = (sidecar: Answer, home: string, canControl: boolean): readonly Camera[] =>
  list(sidecar["former"]).map((answer) => ({
    ...readCamera({ ...answer, enabled: false }, { home, area: "", entity: "", canControl }),
    former: true,
  }));

export async function sidecarFormer(http: SidecarHttp, home: string, canControl: boolean): Promise<readonly Camera[]> {
  return formerOf(await http.get("/status"), home, canControl);
}

/** Of an answer to `tawny/cameras`; who sees these may do everything. */
export const hassFormer = (answer: Answer, canControl: boolean): readonly Camera[] =>
  list(answer["sidecars"]).flatMap((sidecar) => formerOf(sidecar, text(sidecar["entry_id"]), canControl));
