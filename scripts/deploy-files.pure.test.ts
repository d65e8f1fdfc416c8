import { existsSync, readdirSync, readFileSync } from "node:fs"
import * as kubernetes from "@kubernetes/client-node"
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

type Attribute = { baseName: string; type: string }
type Model = { getAttributeTypeMap(): Attribute[] }
const MODELS = kubernetes as unknown as Record<string, Model | undefined>

/** The fields of a manifest that the type of Kubernetes' API does not have, by their place. */
function unknownFields(value: unknown, type: string, place = type): string[] {
  const of = /^Array<(.+)>$/.exec(type)?.[1]
  if (of && Array.isArray(value)) return value.flatMap((one, n) => unknownFields(one, of, `${place}[${n}]`))
  if (of) return [`${place} is no list`]
  const model = MODELS[type]
  if (!model) return []
  if (typeof value !== "object" || value === null) return [`${place} is no object`]
  const known = new Map(model.getAttributeTypeMap().map((one) => [one.baseName, one.type]))
  return Object.entries(value).flatMap(([name, inner]) =>
    known.has(name) ? unknownFields(inner, known.get(name)!, `${place}.${name}`) : [`${place}.${name}`],
  )
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
      requests: { cpu: "250m", memory: "1Gi" },
      limits: { cpu: "500m", memory: "2Gi" },
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

  it("are objects of Kubernetes' own schema, with no field that it does not know", () => {
    for (const one of things) {
      const { apiVersion, kind } = one as Thing & { apiVersion: string }
      const group = apiVersion.split("/").map((part) => part[0]!.toUpperCase() + part.slice(1))
      const type = group.at(-1)! + kind
      expect(unknownFields(one, type), `${apiVersion} ${kind}`).toEqual([])
    }
  })

  it("leave the containers nothing to write but their data and what is of the moment", () => {
    for (const kind of ["Deployment", "Job"])
      expect(containerOf(kind)).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ["ALL"] },
        },
      })
    const { containers, volumes } = (
      thing("Deployment").spec as {
        template: {
          spec: { containers: [{ volumeMounts: { mountPath: string; name: string }[] }]; volumes: object[] }
        }
      }
    ).template.spec
    expect(containers[0].volumeMounts.map((one) => one.mountPath)).toEqual(["/data", "/tmp"])
    expect(volumes).toMatchObject(containers[0].volumeMounts.map(({ name }) => ({ name, emptyDir: {} })))
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

/** As their references name them; a name that a host does not know does nothing, and says nothing. */
const RAILWAY = new Set(
  "preDeployCommand startCommand healthcheckPath healthcheckTimeout drainingSeconds overlapSeconds restartPolicyType restartPolicyMaxRetries".split(
    " ",
  ),
)
const RENDER = new Set(
  "type name runtime plan region dockerfilePath dockerContext preDeployCommand healthCheckPath maxShutdownDelaySeconds numInstances autoDeployTrigger envVars".split(
    " ",
  ),
)
const FLY: Readonly<Record<string, string>> = {
  "": "app primary_region kill_signal kill_timeout",
  build: "dockerfile",
  deploy: "strategy max_unavailable release_command release_command_timeout wait_timeout",
  http_service:
    "internal_port force_https auto_stop_machines auto_start_machines min_machines_running processes",
  "http_service.checks": "method path grace_period interval timeout",
  vm: "size memory cpus cpu_kind",
}

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
    let table = ""
    for (const line of fly.split("\n")) {
      table = /^\[+([\w.]+)\]+$/.exec(line)?.[1] ?? table
      const name = /^(\w+) =/.exec(line)?.[1]
      if (name && table !== "env") expect((FLY[table] ?? "").split(" "), `${table} ${name}`).toContain(name)
    }
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
    expect(Object.keys(deploy).filter((name) => !RAILWAY.has(name))).toEqual([])
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
    expect(Object.keys(web).filter((name) => !RENDER.has(name))).toEqual([])
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
      for (const one of [services.app, services.migrate])
        expect(one).toMatchObject({
          read_only: true,
          tmpfs: ["/tmp"],
          cap_drop: ["ALL"],
          security_opt: ["no-new-privileges:true"],
        })
      expect(services.app.depends_on).toEqual({ migrate: { condition: "service_completed_successfully" } })
      expect(Number.parseInt(services.app.stop_grace_period ?? "0", 10)).toBeGreaterThanOrEqual(20)
      expect(services.app.environment).toEqual(services.migrate.environment)
      expect(Object.keys(services.app.environment).filter((name) => !known.has(name))).toEqual([])
    },
  )
})

describe("the image", () => {
  it("takes from the folder nothing that is a secret, made here or only for tests, and all that it copies", () => {
    const left = text(".dockerignore").split("\n")
    for (const one of [".git", ".env", ".env.*", ".data", "node_modules", ".next", "dist"])
      expect(left, one).toContain(one)
    const copied = [...dockerfile.matchAll(/^COPY --from=build \/app\/(.+) \.\//gm)].flatMap(
      ([, names = ""]) => names.split(" ").map((name) => name.replace("/app/", "").split(" ")[0]!),
    )
    const made = [".next", "dist"]
    for (const name of copied) expect(made.includes(name) || existsSync(name), name).toBe(true)
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile.indexOf("COPY package.json")).toBeLessThan(dockerfile.indexOf("COPY . ."))
  })

  it("starts what is built, at the port that is asked for, and has all that is read from the disk", () => {
    built(JSON.parse(/^CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? "[]").join(" "))
    expect(dockerfile).toMatch(/^EXPOSE 3000$/m)
    expect(dockerfile).toContain("/health/ready")
    for (const folder of [".next", "dist", "public", "prisma", "docs/runbooks"])
      expect(dockerfile, folder).toContain(`COPY --from=build /app/${folder} ./${folder}`)
    expect(text(".dockerignore")).not.toMatch(/^docs/m)
  })
})
