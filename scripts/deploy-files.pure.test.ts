import { existsSync, readdirSync, readFileSync } from "node:fs"
import { loadAllYaml, loadYaml } from "@kubernetes/client-node"
import { describe, expect, it } from "vitest"
import { ROUTES } from "@/lib/routes"

const text = (path: string) => readFileSync(path, "utf8")
type Thing = {
  kind: string
  metadata: { name: string; namespace?: string }
  spec: Record<string, unknown>
  data?: Record<string, string>
  stringData?: Record<string, string>
}
type Container = {
  image: string
  command?: string[]
  ports?: { name: string; containerPort: number }[]
  env?: { name: string; value: string }[]
  resources: Record<"requests" | "limits", { cpu: string; memory: string }>
  livenessProbe?: Probe
  readinessProbe?: Probe
}
type Probe = { httpGet: { path: string; port: string } } & Record<string, unknown>

const FOLDER = "deploy/kubernetes"
const things = readdirSync(FOLDER).flatMap((file) => loadAllYaml(text(`${FOLDER}/${file}`)) as Thing[])
const thing = (kind: string) => {
  const found = things.find((one) => one.kind === kind)
  if (!found) throw new Error(`No ${kind} in ${FOLDER}`)
  return found
}
const containerOf = (kind: string): Container =>
  (thing(kind).spec as { template: { spec: { containers: [Container] } } }).template.spec.containers[0]

const known = new Set([...text(".env.example").matchAll(/^([A-Z_0-9]+)=/gm)].map((match) => match[1]))
const machinePaths = ROUTES.filter((one) => one.kind === "machine").map((one) => one.path)
const dockerfile = text("Dockerfile")
/** What the image runs is built by us and copied into it. */
const built = (command: string) => {
  const file = /^node dist\/([\w-]+)\.js$/.exec(command)?.[1] ?? ""
  expect(existsSync(`scripts/${file}.ts`) || existsSync(`prisma/${file}.ts`), command).toBe(true)
  expect(text("scripts/build.ts")).toMatch(new RegExp(`["/]${file}(\\.ts)?"`))
}

describe("V4 V5 the manifests for Kubernetes", () => {
  const rounds = containerOf("Deployment")

  it("lie in one namespace", () => {
    for (const one of things.filter((one) => one.kind !== "Namespace"))
      expect(one.metadata.namespace, one.kind).toBe(thing("Namespace").metadata.name)
  })

  it("roll by one more and none less, and wait as long as the server drains", () => {
    expect(thing("Deployment").spec).toMatchObject({
      replicas: 3,
      strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: { spec: { terminationGracePeriodSeconds: 30 } },
    })
    expect(rounds.resources).toEqual({
      requests: { cpu: "250m", memory: "512Mi" },
      limits: { cpu: "500m", memory: "1Gi" },
    })
  })

  it("ask the process whether it lives and whether it is ready, at addresses there are", () => {
    expect(rounds.livenessProbe).toEqual({
      httpGet: { path: "/health/live", port: "http" },
      initialDelaySeconds: 30,
      periodSeconds: 10,
      timeoutSeconds: 5,
      failureThreshold: 3,
    })
    expect(rounds.readinessProbe).toEqual({
      httpGet: { path: "/health/ready", port: "http" },
      initialDelaySeconds: 10,
      periodSeconds: 5,
      timeoutSeconds: 3,
      failureThreshold: 3,
    })
    expect(machinePaths).toEqual(expect.arrayContaining(["/health/live", "/health/ready", "/metrics"]))
    expect(rounds.ports).toEqual([{ name: "http", containerPort: 3000 }])
    expect(thing("Service").spec).toMatchObject({
      type: "LoadBalancer",
      ports: [{ port: 80, targetPort: "http" }],
    })
  })

  it("scale from three to ten by processor and memory", () => {
    expect(thing("HorizontalPodAutoscaler").spec).toMatchObject({
      scaleTargetRef: { kind: "Deployment", name: thing("Deployment").metadata.name },
      minReplicas: 3,
      maxReplicas: 10,
      metrics: [
        { resource: { name: "cpu", target: { averageUtilization: 70 } } },
        { resource: { name: "memory", target: { averageUtilization: 80 } } },
      ],
    })
  })

  it("migrate in a job of its own and never where a container starts", () => {
    const migrate = containerOf("Job")
    expect(migrate.command).toEqual(["node", "dist/migrate.js"])
    built("node dist/migrate.js")
    expect(migrate.image).toBe(rounds.image)
    expect(text(`${FOLDER}/deployment.yaml`)).not.toContain("migrate")
    expect(rounds.command).toBeUndefined()
    for (const one of things.filter((one) => one.kind === "Deployment"))
      expect(JSON.stringify(one)).not.toContain("initContainers")
  })

  it("name the image by its digest, and tell the server the same one", () => {
    const [, digest] = rounds.image.split("@")
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(rounds.env).toContainEqual({ name: "IMAGE_DIGEST", value: digest })
  })

  it("set no variable that nobody reads, and hold no secret", () => {
    const secrets = thing("Secret").stringData ?? {}
    const names = [
      ...Object.keys(thing("ConfigMap").data ?? {}),
      ...Object.keys(secrets),
      ...(rounds.env ?? []).map((one) => one.name),
    ]
    expect(names.filter((name) => !known.has(name))).toEqual([])
    expect([secrets.NEXTAUTH_SECRET, secrets.ENCRYPTION_KEY]).toEqual(["", ""])
    expect(text(".gitignore")).toContain("deploy/kubernetes/secrets.yaml")
  })
})

describe("M28 the files of hosts", () => {
  it("Fly: migrates first, asks for readiness, drains, and keeps two machines awake", () => {
    const fly = text("deploy/fly.toml")
    const value = (name: string) => new RegExp(`^${name} = "?([^"\\n]+)"?$`, "m").exec(fly)?.[1]
    built(value("release_command") ?? "")
    expect(value("path")).toBe("/health/ready")
    expect(value("internal_port")).toBe("3000")
    expect(value("auto_stop_machines")).toBe("off")
    expect(Number(value("kill_timeout"))).toBeGreaterThan(20)
    expect(Number(value("min_machines_running"))).toBeGreaterThanOrEqual(2)
    const [, env = ""] = /\[env\]\n([\s\S]*?)\n\n/.exec(fly) ?? []
    for (const [, name] of env.matchAll(/^([A-Z_]+) =/gm)) expect(known).toContain(name)
    for (const [, name] of (fly.split("\n")[1] ?? "").matchAll(/([A-Z_]+)=/g)) expect(known).toContain(name)
  })

  it("Railway: the same", () => {
    const { build, deploy } = JSON.parse(text("deploy/railway.json")) as {
      build: Record<string, string>
      deploy: Record<string, unknown> & { preDeployCommand: string[]; startCommand: string }
    }
    expect(build).toEqual({ builder: "DOCKERFILE", dockerfilePath: "Dockerfile" })
    for (const one of [...deploy.preDeployCommand, deploy.startCommand]) built(one)
    expect(deploy).toMatchObject({ healthcheckPath: "/health/ready", drainingSeconds: 30 })
  })

  it("Render: the same, and sets no variable that nobody reads", () => {
    const { services, databases } = loadYaml<{
      services: [
        {
          preDeployCommand: string
          healthCheckPath: string
          envVars: { key: string; fromDatabase?: { name: string } }[]
        },
      ]
      databases: [{ name: string }]
    }>(text("deploy/render.yaml"))
    const [web] = services
    built(web.preDeployCommand)
    expect(web.healthCheckPath).toBe("/health/ready")
    expect(web.envVars.map((one) => one.key).filter((name) => !known.has(name))).toEqual([])
    expect(web.envVars.find((one) => one.key === "DATABASE_URL")?.fromDatabase?.name).toBe(databases[0].name)
  })

  it.each(["compose.yaml", "deploy/coolify.yaml"])(
    "%s: migrates before the server starts, and drains",
    (path) => {
      type Service = {
        command?: string[]
        environment: Record<string, string>
        stop_grace_period?: string
        depends_on?: Record<string, { condition: string }>
      }
      const { services } = loadYaml<{ services: Record<"database" | "migrate" | "app", Service> }>(text(path))
      built(services.migrate.command?.join(" ") ?? "")
      expect(services.migrate.depends_on).toEqual({ database: { condition: "service_healthy" } })
      expect(services.app.depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } })
      expect(Number.parseInt(services.app.stop_grace_period ?? "0", 10)).toBeGreaterThanOrEqual(20)
      expect(services.app.environment).toEqual(services.migrate.environment)
      expect(Object.keys(services.app.environment).filter((name) => !known.has(name))).toEqual([])
    },
  )
})

describe("the image", () => {
  it("starts what is built, at the port that is asked for, and has all that is read from the disk", () => {
    built(JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? "[]").join(" "))
    expect(dockerfile).toMatch(/^EXPOSE 3000$/m)
    expect(dockerfile).toContain("/health/ready")
    for (const folder of [".next", "dist", "public", "prisma", "docs/runbooks"])
      expect(dockerfile, folder).toContain(`COPY --from=build /app/${folder} ./${folder}`)
    expect(text(".dockerignore")).not.toMatch(/^docs/m)
  })
})
