import { execFile } from "node:child_process"
import { BREAKS, throughBroken } from "./broken-rounds"
import { expect, test } from "./fixtures"

/** The command as an operator types it; its lines by test. */
function smoke(address: string, commit: string): Promise<{ code: number; failed: string[]; text: string }> {
  return new Promise((done) => {
    execFile(process.execPath, ["scripts/run.mjs", "scripts/smoke.ts", address, commit], (error, text) => {
      const failed = [...text.matchAll(/^FAIL\s+(\w+)/gm)].map(([, name = ""]) => name)
      done({ code: error ? Number(error.code) : 0, failed, text })
    })
  })
}

test("the ten smoke tests pass this very build, and each catches the build that is broken for it", async ({
  request,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const address = baseURL as string
  const { gitSha } = await (await request.get("/version")).json()
  const whole = await smoke(address, gitSha)
  expect(whole, whole.text).toMatchObject({ code: 0, failed: [] })
  for (const name of Object.keys(BREAKS)) {
    const { url, server } = await throughBroken(address, name)
    const { code, failed, text } = await smoke(url, gitSha)
    server.close()
    expect({ code, failed }, text).toEqual({ code: 1, failed: [name] })
  }
})
