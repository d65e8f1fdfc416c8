import { expect, it } from "vitest"
import { gather } from "./gather"

function lab(most: number, heaviest = 100) {
  const groups: number[][] = []
  const release: (() => void)[] = []
  const call = gather<number, string>({
    most,
    heaviest,
    patienceMs: 50,
    weight: (given) => given,
    async perform(lane, group) {
      groups.push(group)
      await new Promise<void>((resolve) => release.push(resolve))
      if (group.includes(13)) throw new Error("unlucky")
      return group.map((given) => `${lane}${given}`)
    },
  })
  return { call, groups, finishOne: () => release.shift()?.() }
}
const settle = () => new Promise((resolve) => setTimeout(resolve, 1))

it("starts at once while there is room, and sends together what came meanwhile", async () => {
  const { call, groups, finishOne } = lab(2)
  const answers = [1, 2, 3, 4, 5].map((given) => call("a", given))
  expect(groups).toEqual([[1], [2]])
  finishOne()
  await settle()
  expect(groups).toEqual([[1], [2], [3, 4, 5]])
  finishOne()
  finishOne()
  expect(await Promise.all(answers)).toEqual(["a1", "a2", "a3", "a4", "a5"])
})

it("refuses what waited too long for its turn, and goes on with the rest", async () => {
  const { call, groups, finishOne } = lab(1)
  const first = call("a", 1)
  const late = call("a", 2).catch((error: Error) => error.message)
  expect(await late).toBe("waited too long for its turn")
  const after = call("a", 3)
  finishOne()
  expect(await first).toBe("a1")
  await settle()
  finishOne()
  expect(await after).toBe("a3")
  expect(groups).toEqual([[1], [3]])
})

it("keeps lanes apart", () => {
  const { call, groups } = lab(1)
  void call("a", 1)
  void call("b", 2)
  expect(groups).toEqual([[1], [2]])
})

it("keeps groups within their weight, and lets the heaviest go alone", async () => {
  const { call, groups, finishOne } = lab(1, 10)
  for (const given of [1, 4, 5, 3, 50, 2]) void call("a", given)
  for (let n = 0; n < 4; n++) {
    finishOne()
    await settle()
  }
  expect(groups).toEqual([[1], [4, 5], [3], [50], [2]])
})

it("fails a group together and goes on with the next", async () => {
  const { call, finishOne } = lab(1)
  const first = call("a", 1)
  const unlucky = [13, 2].map((given) => call("a", given))
  finishOne()
  await first
  await settle()
  const later = call("a", 3)
  finishOne()
  const results = await Promise.allSettled(unlucky)
  expect(results.map((result) => result.status)).toEqual(["rejected", "rejected"])
  await settle()
  finishOne()
  expect(await later).toBe("a3")
})
