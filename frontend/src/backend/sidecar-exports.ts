// Ranges as files, by the sidecar's API.

import { list, readExport } from "../model/answers";
import type { CameraRef, Exported } from "../model/types";
import type { Exports } from "./backend";
import type { SidecarHttp } from "./sidecar-http";

export class SidecarExports implements Exports {
  constructor(
    readonly http: SidecarHttp,
    readonly home: string,
  ) {}

  async list(): Promise<readonly Exported[]> {
    const answer = await this.http.get("/exports", { limit: 20 });
    return list(answer["exports"]).map((one) => readExport(one, this.home));
  }

  async add(camera: CameraRef, start: number, end: number): Promise<Exported> {
    const range = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
    return readExport(await this.http.post("/exports", { camera: camera.id, ...range }), this.home);
  }

  async remove(exported: Exported): Promise<void> {
    await this.http.delete(`/exports/${exported.id}`);
  }

  file(exported: Exported): string {
    return `${this.http.base}/exports/${exported.id}/file.mp4`;
  }
}
