import pg from "pg"

type Sent = { text: string; values: unknown[] }

/** The statements that `work` sends to the database, transaction marks, settings and notices left out. */
export const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> =>
  (await sentBy(work)).map((one) => one.text)

/** The same with the values they were sent with. */
export async function sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
  const seen: Sent[] = []
  const { prototype } = pg.Client
  const query = prototype.query
  prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const asked = (typeof first === "string" ? { text: first } : first) as Partial<Sent> | undefined
    const { text = "", values } = asked ?? {}
    if (!/^\s*(begin|commit|rollback|savepoint|release|set|select set_config|select pg_notify)\b/i.test(text))
      seen.push({ text, values: values ?? (Array.isArray(given[1]) ? given[1] : []) })
    return (query as (...args: unknown[]) => unknown).apply(this, given)
  } as typeof query
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return seen
}
