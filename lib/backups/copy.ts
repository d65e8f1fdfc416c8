import { PassThrough, type Writable } from "node:stream"
import type pg from "pg"
import type { Bytes } from "@/lib/backups/bytes"

type Connection = {
  stream: NodeJS.ReadableStream & {
    writableNeedDrain?: boolean
    once(event: string, act: () => void): unknown
  }
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(words: string): void
}

/** What the client of `pg` asks of anything it is to send: the protocol's own turns of a COPY. */
class Turn {
  protected connection: Connection | undefined
  protected failed: Error | undefined
  protected rows = 0
  readonly ended: Promise<number>
  protected settle: { done(rows: number): void; fail(error: Error): void } = { done() {}, fail() {} }

  constructor(private readonly text: string) {
    this.ended = new Promise((done, fail) => {
      this.settle = { done, fail }
    })
    this.ended.catch(() => {})
  }

  submit(connection: Connection) {
    this.connection = connection
    connection.query(this.text)
    return null
  }

  handleError(error: Error) {
    this.failed = error
    this.connection?.stream.resume()
    this.settle.fail(error)
  }

  handleCommandComplete({ text }: { text: string }) {
    this.rows = Number(/^COPY (\d+)/.exec(text)?.[1] ?? 0)
  }

  handleReadyForQuery() {
    if (!this.failed) this.settle.done(this.rows)
  }

  handleRowDescription() {}
  handleDataRow() {}
  handleEmptyQuery() {}
  handlePortalSuspended() {}
  handleCopyInResponse(connection: Connection) {
    connection.sendCopyFail("nothing was to come in")
  }
  handleCopyData(_message: { chunk: Buffer }, _connection: Connection) {}
}

class CopyOut extends Turn {
  private isFull = false
  constructor(
    text: string,
    private readonly sink: PassThrough,
  ) {
    super(text)
  }
  override handleCopyData({ chunk }: { chunk: Buffer }, connection: Connection) {
    // The parser's buffer is used again for what comes next.
    if (this.sink.write(Buffer.from(chunk)) || this.isFull) return
    // What had come already is still handed over while it is full: it is paused once.
    this.isFull = true
    connection.stream.pause()
    this.sink.once("drain", () => {
      this.isFull = false
      connection.stream.resume()
    })
  }
  override handleError(error: Error) {
    super.handleError(error)
    this.sink.destroy(error)
  }
  override handleReadyForQuery() {
    super.handleReadyForQuery()
    this.sink.end()
  }
}

class CopyIn extends Turn {
  constructor(
    text: string,
    private readonly source: Bytes,
  ) {
    super(text)
  }
  override handleCopyInResponse(connection: Connection) {
    void this.send(connection)
  }
  private async send(connection: Connection) {
    const stream = connection.stream as unknown as Writable
    try {
      for await (const piece of this.source) {
        if (this.failed) return
        connection.sendCopyFromChunk(piece)
        if (stream.writableNeedDrain) await new Promise<void>((done) => stream.once("drain", () => done()))
      }
      connection.endCopyFrom()
    } catch (error) {
      connection.sendCopyFail("the copy could not be read on")
      this.broken = error as Error
    }
  }
  private broken: Error | undefined
  override handleError(error: Error) {
    super.handleError(this.broken ?? error)
  }
}

/** The rows of a COPY … TO STDOUT as they come; how many there were is told when it has ended. */
export function copyOut(client: pg.Client, text: string): { bytes: Bytes; rows: Promise<number> } {
  const sink = new PassThrough({ highWaterMark: 1024 * 1024 })
  const turn = new CopyOut(text, sink)
  client.query(turn as unknown as pg.Submittable)
  return { bytes: sink as AsyncIterable<Buffer>, rows: turn.ended }
}

/** Gives these rows to a COPY … FROM STDIN; how many it took. */
export function copyIn(client: pg.Client, text: string, source: Bytes): Promise<number> {
  const turn = new CopyIn(text, source)
  client.query(turn as unknown as pg.Submittable)
  return turn.ended
}
