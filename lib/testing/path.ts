import { delimiter } from "node:path"

/** From now on programs of this folder are found before all others. */
export function putOnPath(folder: string): void {
  process.env.PATH = `${folder}${delimiter}${process.env.PATH ?? ""}`
}

export function takeOffPath(folder: string): void {
  process.env.PATH = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((one) => one !== folder)
    .join(delimiter)
}
