import { fact } from "@/lib/facts"
import { command } from "@/lib/operation"
import { differing } from "@/lib/software/changes"
import { ChangeWindowsInput } from "@/lib/software/schema"
import { takeEnvironment } from "@/lib/software/stored"

/** When deployments may begin there, in UTC; none named: always. */
export const changeWindows = command({
  name: "software.change_windows",
  may: "deployments.write",
  input: ChangeWindowsInput,
  async run({ tx, input: { name, windows: given } }) {
    const found = await takeEnvironment(tx, name)
    const windows = given.map((one) => ({ ...one, days: [...new Set(one.days)].sort() }))
    const changed = differing({ windows: found.windows }, { windows })
    if (!changed) return { value: { name }, facts: [] }
    await tx.environment.update({ where: { name }, data: { windows } })
    return { value: { name }, facts: [fact("software.windows_changed", name, changed)] }
  },
})
