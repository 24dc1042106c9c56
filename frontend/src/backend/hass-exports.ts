// Ranges as files, by the integration's commands.

import { type Answer, list, readExport, text } from "../model/answers";
import type { CameraRef, Exported } from "../model/types";
import type { Address, Exports } from "./backend";

export class HassExports implements Exports {
  constructor(
    readonly ask: (message: Answer) => Promise<Answer>,
    readonly fileOf: (exported: Exported) => Address,
  ) {}

  async list(): Promise<readonly Exported[]> {
    return list((await this.ask({ type: "tawny/exports/list" }))["exports"]).map(read);
  }

  async add(camera: CameraRef, start: number, end: number): Promise<Exported> {
    const range = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
    const { home, id } = camera;
    return read(await this.ask({ type: "tawny/exports/add", entry_id: home, camera: id, ...range }));
  }

  async remove({ home, id }: Exported): Promise<void> {
    await this.ask({ type: "tawny/exports/remove", entry_id: home, export_id: id });
  }

  file(exported: Exported): Address {
    return this.fileOf(exported);
  }
}

const read = (answer: Answer): Exported => readExport(answer, text(answer["entry_id"]));
