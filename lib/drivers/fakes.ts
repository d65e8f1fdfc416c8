import type { DriverName } from "@/lib/drivers/driver"
import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRelease, FakeState } from "@/lib/drivers/fake-state"
import { webhookFake } from "@/lib/drivers/webhook/fake"

export type VendorFake = {
  answer(asked: FakeAsked): FakeReply | Promise<FakeReply>
  /** What a place at this address needs, once the address is known. */
  at(api: string): Promise<{
    settings: Record<string, unknown>
    secrets: Record<string, unknown>
    path: string | null
    close?(): Promise<void>
  }>
  /** Tells the vendor's own books of what was put there from outside. */
  put?(release: FakeRelease): void
}

const WEBHOOK_SECRET = "a webhook secret of a fake host"

const notBuilt = (): never => {
  throw new Error("this driver's fake is not there yet")
}

export const FAKES: Record<DriverName, (state: FakeState) => VendorFake | Promise<VendorFake>> = {
  webhook: (state) => ({
    answer: webhookFake(state, WEBHOOK_SECRET),
    at: async (api) => ({
      settings: { url: `${api}/hook`, statusUrl: `${api}/status` },
      secrets: { secret: WEBHOOK_SECRET },
      path: null,
    }),
  }),
  coolify: notBuilt,
  compose: notBuilt,
  ecs: notBuilt,
  kubernetes: notBuilt,
  github: notBuilt,
  eas: notBuilt,
}
