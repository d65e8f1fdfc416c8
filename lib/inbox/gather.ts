/**
 * Turns many calls at once into few: while `most` are under way in a lane, what comes waits and goes together in the
 * next. Nothing waits when little is going on. `weight` keeps a group within `heaviest`; what has waited longer than
 * `patienceMs` for its turn is refused, so that a database that hangs fills no memory and leaves nobody unanswered.
 */
export function gather<Given, Answer>(options: {
  most: number
  heaviest: number
  patienceMs: number
  weight(given: Given): number
  /** Answers in the order given, an error for one that failed alone; or throws for all. */
  perform(lane: string, group: Given[]): Promise<(Answer | Error)[]>
}): (lane: string, given: Given) => Promise<Answer> {
  type Waiting = {
    given: Given
    resolve(answer: Answer): void
    reject(error: unknown): void
    giveUp?: NodeJS.Timeout
  }
  const lanes = new Map<string, { waiting: Waiting[]; underWay: number }>()

  function next(lane: string): void {
    const held = lanes.get(lane)
    if (!held) return
    while (held.underWay < options.most && held.waiting.length > 0) {
      held.underWay++
      void run(lane, takeGroup(held.waiting)).finally(() => {
        held.underWay--
        if (held.underWay === 0 && held.waiting.length === 0) lanes.delete(lane)
        else next(lane)
      })
    }
  }

  function takeGroup(waiting: Waiting[]): Waiting[] {
    let size = 0
    let weight = 0
    for (const { given } of waiting) {
      weight += options.weight(given)
      if (size > 0 && weight > options.heaviest) break
      size++
    }
    const group = waiting.splice(0, size)
    for (const one of group) clearTimeout(one.giveUp)
    return group
  }

  async function run(lane: string, group: Waiting[]): Promise<void> {
    try {
      const answers = await options.perform(
        lane,
        group.map((one) => one.given),
      )
      for (const [index, one] of group.entries()) {
        const answer = answers[index]!
        if (answer instanceof Error) one.reject(answer)
        else one.resolve(answer)
      }
    } catch (error) {
      for (const one of group) one.reject(error)
    }
  }

  return (lane, given) =>
    new Promise((resolve, reject) => {
      const held = lanes.get(lane) ?? { waiting: [], underWay: 0 }
      lanes.set(lane, held)
      const one: Waiting = { given, resolve, reject }
      held.waiting.push(one)
      next(lane)
      if (!held.waiting.includes(one)) return
      one.giveUp = setTimeout(() => {
        held.waiting.splice(held.waiting.indexOf(one), 1)
        reject(new Error("waited too long for its turn"))
      }, options.patienceMs)
    })
}
