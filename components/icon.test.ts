import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { iconPicture } from "../scripts/icon-picture"
import { ICON_FILE } from "./icon-names"

it("ships the icons as lucide draws them now", async () => {
  const shipped = readFileSync(`public${ICON_FILE}`, "utf8")
  expect(shipped, "run: node scripts/run.mjs scripts/write-icons.ts").toBe(await iconPicture())
})
