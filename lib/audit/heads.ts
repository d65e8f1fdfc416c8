/**
 * planned: about to be committed. kept: committed. adopted: found in a database whose heads were never kept here, as
 * after a restore on another server.
 */
export type HeadState = "planned" | "kept" | "adopted"

/** The hash a chain has at `n`, after a batch that began at `from`. */
export type Head = { chain: string; from: number; n: number; hash: string }
/** `isPending`: planned last of all, so that it may have been committed or not. */
export type CommittedHead = Head & { isPending?: true }
export type HeadLine = Head & { at: string; state: HeadState }

/** Heads as they were when reading began. */
export type KeptHeads = {
  at: Date
  /** Places where what was kept had itself been altered. */
  damage: string[]
  /** In the order they were kept: of one chain. Empty when none ever was. */
  of(chain: string): AsyncIterable<CommittedHead>
}

/** Where the heads of the chains are kept, outside the database. One writer at a time: the sealer. */
export type HeadKeeper = {
  /** The last head of each chain, as far as any was kept. */
  last(): Promise<ReadonlyMap<string, Head>>
  append(state: HeadState, heads: readonly Head[], at: Date): Promise<void>
  read(): Promise<KeptHeads>
}

/**
 * The heads that were committed: each kept one, and a planned one that the next batch goes on from, because then only
 * the word that it was kept is missing (a process ended between the two).
 */
export async function* committedHeads(lines: AsyncIterable<HeadLine>): AsyncGenerator<CommittedHead> {
  let planned: HeadLine | undefined
  for await (const line of lines) {
    if (line.state === "planned") {
      if (planned && line.from > planned.n) yield planned
      planned = line
      continue
    }
    yield line
    planned = undefined
  }
  if (planned) yield { ...planned, isPending: true }
}
