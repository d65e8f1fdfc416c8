import pg from "pg"

/** The statements that `work` sends to the database, transaction marks, settings and notices left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = []
  const { prototype } = pg.Client
  const query = prototype.query
  prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given
    const text = typeof first === "string" ? first : ((first as { text?: string } | undefined)?.text ?? "")
    if (!/^\s*(begin|commit|rollback|savepoint|release|set|select set_config|select pg_notify)\b/i.test(text))
      seen.push(text)
    return (query as (...args: unknown[]) => unknown).apply(this, given)
  } as typeof query
  try {
    await work()
  } finally {
    prototype.query = query
  }
  return seen
}
