import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRollout, FakeState } from "@/lib/drivers/fake-state"
import { toDate } from "@/lib/time"

export const FAKE_UUID = "doogksw0000000000000001"

const STATUS = { stable: "finished", failed: "failed", cancelled: "cancelled-by-user" } as const

/** Coolify's API as far as one Docker Image application goes. `put` sets what it was set to from outside. */
export function coolifyFake(state: FakeState, token: string) {
  const app = { name: state.image, tag: "latest" }

  const application = () => ({
    uuid: FAKE_UUID,
    name: state.service,
    build_pack: "dockerimage",
    docker_registry_image_name: app.name,
    docker_registry_image_tag: app.tag,
    status: state.running && state.replicas > 0 ? "running:healthy" : "exited:unhealthy",
  })
  const queued = (one: FakeRollout) => ({
    deployment_uuid: one.handle,
    status: one.end ? STATUS[one.end] : "in_progress",
    created_at: toDate(one.beganMs).toISOString(),
    logs: JSON.stringify([{ output: one.detail || "Preparing.", type: "stdout" }]),
  })
  const deploy = (): FakeReply => {
    const one = state.begin(app.tag.startsWith("sha256-") ? app.tag.replace("-", ":") : app.tag)
    const message = `Application ${state.service} deployment queued.`
    return {
      status: 200,
      body: { deployments: [{ message, resource_uuid: FAKE_UUID, deployment_uuid: one.handle }] },
    }
  }
  const applications = (asked: FakeAsked, verb: string | undefined): FakeReply => {
    if (asked.method === "GET" && !verb) return { status: 200, body: application() }
    if (asked.method === "PATCH" && !verb) {
      const given = asked.json as { docker_registry_image_name?: string; docker_registry_image_tag?: string }
      app.name = given.docker_registry_image_name ?? app.name
      app.tag = given.docker_registry_image_tag ?? app.tag
      return { status: 200, body: { uuid: FAKE_UUID } }
    }
    if (asked.method === "POST" && verb === "stop") {
      state.replicas = 0
      return { status: 200, body: { message: "Application stopping request queued." } }
    }
    if (asked.method === "POST" && verb === "start") {
      state.replicas = 1
      return { status: 200, body: { message: "Deployment request queued.", deployment_uuid: "started" } }
    }
    if (asked.method === "GET" && verb === "logs") {
      const most = Number(asked.params.get("lines") ?? 100)
      const lines = state.lines.slice(-most).map(({ at, text }) => `${at.toISOString()} ${text}`)
      return { status: 200, body: { logs: lines.join("\n") } }
    }
    return { status: 404, body: { message: "Not found." } }
  }
  const deployments = (asked: FakeAsked, uuid: string, verb: string | undefined): FakeReply => {
    if (uuid === "applications") {
      const all = [...state.rollouts].reverse().slice(0, Number(asked.params.get("take") ?? 10))
      return { status: 200, body: { count: state.rollouts.length, deployments: all.map(queued) } }
    }
    const one = state.look(uuid)
    if (!one) return { status: 404, body: { message: "Deployment not found." } }
    if (verb !== "cancel") return { status: 200, body: queued(one) }
    if (!state.cancel(uuid)) return { status: 400, body: { message: "Deployment cannot be cancelled." } }
    return { status: 200, body: { message: "Deployment cancelled successfully.", deployment_uuid: uuid } }
  }

  return {
    answer(asked: FakeAsked): FakeReply {
      if (asked.headers.get("authorization") !== `Bearer ${token}`)
        return { status: 401, body: { message: "Unauthenticated." } }
      const [, what, id = "", verb] = asked.path.replace(/^\/api\/v1/, "").split("/")
      if (what === "deploy")
        return asked.method === "POST" ? deploy() : { status: 405, body: { message: "Use POST." } }
      if (what === "applications" && id === FAKE_UUID) return applications(asked, verb)
      if (what === "deployments") return deployments(asked, id, verb)
      return { status: 404, body: { message: "Application not found." } }
    },
    own: app,
    put(digest: string) {
      app.tag = digest.replace(":", "-")
    },
  }
}
