import pg from "pg"
import { noteLostConnection } from "./calls"

type Connected = ((error: Error) => void) | ((error: null, client: pg.Client) => void)

/** Counts connections that could not be had or broke off, whoever's pool they are of. */
export class CountedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on("error", noteLostConnection)
  }

  override connect(): Promise<pg.Client>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.Client> | undefined {
    if (!callback)
      return super.connect().catch((error: unknown) => {
        noteLostConnection()
        throw error
      })
    super.connect((error: Error | null) => {
      if (error) noteLostConnection()
      ;(callback as (error: Error | null, client: pg.Client) => void)(error, this)
    })
  }
}
