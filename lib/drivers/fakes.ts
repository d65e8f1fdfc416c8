import { composeFake } from "@/lib/drivers/compose/fake"
import { coolifyFake, FAKE_UUID } from "@/lib/drivers/coolify/fake"
import type { DriverName } from "@/lib/drivers/driver"
import { ecsFake } from "@/lib/drivers/ecs/fake"
import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRelease, FakeState } from "@/lib/drivers/fake-state"
import { githubFake } from "@/lib/drivers/github/fake"
import { kubernetesFake } from "@/lib/drivers/kubernetes/fake"
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
  /** Those books, as far as the host's state does not hold them. */
  own?: object
}

const SECRET = "secret-of-a-fake-host"
const KEY_ID = "AKIAFAKEFAKEFAKEFAKE"

type At = Awaited<ReturnType<VendorFake["at"]>>
const at =
  (secrets: At["secrets"], settings: (api: string) => At["settings"]): VendorFake["at"] =>
  async (api) => ({ settings: settings(api), secrets, path: null })

/** Each vendor's API over what one host carries. EAS has none that Rounds calls. */
export const FAKES: Record<DriverName, (state: FakeState) => VendorFake> = {
  webhook: (state) => ({
    answer: webhookFake(state, SECRET),
    at: at({ secret: SECRET }, (api) => ({ url: `${api}/hook`, statusUrl: `${api}/status` })),
  }),
  coolify: (state) => {
    const fake = coolifyFake(state, SECRET)
    return {
      answer: fake.answer,
      at: at({ token: SECRET }, (baseUrl) => ({ baseUrl, applicationUuid: FAKE_UUID })),
      put: ({ imageDigest }) => fake.put(imageDigest),
      own: fake.own,
    }
  },
  compose: (state) => {
    const fake = composeFake(state)
    return {
      answer: fake.answer,
      put: fake.put,
      async at(api) {
        const path = await fake.programs(api)
        const settings = { directory: "/srv/app", file: "compose.yaml", composeService: "app" }
        return { settings, secrets: {}, path, close: () => fake.forget(path) }
      },
    }
  },
  ecs: (state) => {
    const fake = ecsFake(state, KEY_ID)
    const secrets = { secretAccessKey: SECRET, accessKeyId: KEY_ID }
    const { service } = state
    return {
      ...fake,
      at: at(secrets, (endpoint) => ({ region: "us-east-1", cluster: "clinic", service, endpoint })),
    }
  },
  kubernetes: (state) => ({
    ...kubernetesFake(state, SECRET),
    at: at({ token: SECRET }, (server) => ({ server, namespace: "clinic", deployment: state.service })),
  }),
  github: (state) => ({
    ...githubFake(state, SECRET),
    at: at({ token: SECRET }, (apiUrl) => ({
      repository: "acme/rounds",
      workflow: "deploy.yml",
      ref: "main",
      apiUrl,
    })),
  }),
  eas: () => ({
    answer: () => ({ status: 404, body: {} }),
    at: at({}, () => ({ project: "acme/app" })),
  }),
}
