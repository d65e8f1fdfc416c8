import { mkdir, readFile, rename, writeFile } from "node:fs/promises"
import { join } from "node:path"
import type { FakeState } from "@/lib/drivers/fake-state"
import type { VendorFake } from "@/lib/drivers/fakes"
import { env } from "@/lib/env"

/** A host of the demo as it stands: what is under way there goes on after the worker was started anew. */
type Kept = {
  image: string
  state: Pick<FakeState, "running" | "wanted" | "named" | "replicas" | "isDatabaseBroken" | "rollouts">
  own?: object
}
type Host = { key: string; state: FakeState; fake: VendorFake }

const MOST_ROLLOUTS = 50
const file = () => join(env().ROUNDS_DATA_DIR, "demo-hosts.json")

export async function readKept(): Promise<ReadonlyMap<string, Kept>> {
  try {
    return new Map(Object.entries(JSON.parse(await readFile(file(), "utf8")) as Record<string, Kept>))
  } catch {
    // None yet, or cut short by a full disk: the demo's books then say what runs.
    return new Map()
  }
}

let writing: Promise<void> = Promise.resolve()

/** One after the other, so that the newest stands last; whole or not at all. */
export function keepHosts(hosts: Iterable<Host>): Promise<void> {
  const kept = Object.fromEntries([...hosts].map((one) => [one.key, toKept(one)]))
  const text = JSON.stringify(kept)
  writing = writing.then(async () => {
    await mkdir(env().ROUNDS_DATA_DIR, { recursive: true })
    await writeFile(`${file()}.new`, text, { mode: 0o600 })
    await rename(`${file()}.new`, file())
  })
  return writing
}

function toKept({ state, fake }: Host): Kept {
  const { image, running, wanted, named, replicas, isDatabaseBroken, rollouts } = state
  return {
    image,
    state: {
      running,
      wanted,
      named,
      replicas,
      isDatabaseBroken,
      rollouts: rollouts.slice(-MOST_ROLLOUTS),
    },
    own: fake.own,
  }
}

/** The host's port may be another one since, and with it the name of its image. */
export function restore(kept: Kept, { state, fake }: Omit<Host, "key">): void {
  const { state: stood, own } = JSON.parse(JSON.stringify(kept).replaceAll(kept.image, state.image)) as Kept
  const { rollouts, ...rest } = stood
  Object.assign(state, rest)
  state.rollouts.push(...rollouts)
  if (fake.own) Object.assign(fake.own, own)
}
