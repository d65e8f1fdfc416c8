import type { FakeAsked, FakeReply } from "@/lib/drivers/fake-http"
import type { FakeRelease, FakeState } from "@/lib/drivers/fake-state"

const ARN = "arn:aws:ecs:us-east-1:123456789012"
const CLUSTER = "clinic"

type Tag = { key: string; value: string }
type Task = { family: string; revision: number; image: string; tags: Tag[] }
type Asked = {
  services?: string[]
  taskDefinition?: string
  desiredCount?: number
  containerDefinitions?: { name: string; image: string }[]
  tags?: Tag[]
  include?: string[]
}

const refused = (type: string, message: string): FakeReply => ({
  status: 400,
  body: { __type: type, message },
})

/** ECS as far as one service of one container goes, in its own JSON over POST. */
export function ecsFake(state: FakeState, accessKeyId: string) {
  const family = state.service
  const own = {
    tasks: [{ family, revision: 1, image: `${state.image}:first`, tags: [] }] as Task[],
    points: [] as { arn: string; handle: string | null }[],
  }
  const arnOf = ({ revision }: Task) => `${ARN}:task-definition/${family}:${revision}`
  const taskOf = (name = "") =>
    own.tasks.find((one) => arnOf(one) === name || name === `${family}:${one.revision}`)
  const digestOf = (image: string) => /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1]
  const newest = () => own.tasks.at(-1)!
  const current = () => own.points.at(-1) ?? { arn: arnOf(own.tasks[0]!), handle: null }

  const definition = (task: Task, isTold: boolean): FakeReply => ({
    status: 200,
    body: {
      taskDefinition: {
        taskDefinitionArn: arnOf(task),
        family,
        revision: task.revision,
        status: "ACTIVE",
        networkMode: "awsvpc",
        cpu: "256",
        memory: "512",
        requiresCompatibilities: ["FARGATE"],
        containerDefinitions: [
          { name: "app", image: task.image, essential: true, portMappings: [{ containerPort: 3000 }] },
        ],
      },
      ...(isTold && { tags: task.tags }),
    },
  })
  const service = () => {
    const { arn, handle } = current()
    const one = handle ? state.look(handle) : undefined
    const rolloutState = { stable: "COMPLETED", failed: "FAILED", cancelled: "FAILED" }[one?.end ?? "stable"]
    const runningCount = !one || one.end === "stable" ? state.replicas : 0
    return {
      serviceArn: `${ARN}:service/${CLUSTER}/${state.service}`,
      serviceName: state.service,
      status: "ACTIVE",
      taskDefinition: arn,
      desiredCount: state.replicas,
      runningCount: state.running ? state.replicas : 0,
      deployments: [
        {
          id: `ecs-svc/${handle ?? "0"}`,
          status: "PRIMARY",
          taskDefinition: arn,
          desiredCount: state.replicas,
          runningCount,
          rolloutState: one && !one.end ? "IN_PROGRESS" : rolloutState,
          rolloutStateReason: one?.detail || undefined,
        },
      ],
      events: state.lines.map(({ at, text }, index) => ({
        id: String(index),
        createdAt: at.getTime() / 1000,
        message: `(service ${state.service}) ${text}`,
      })),
    }
  }
  const update = ({ taskDefinition, desiredCount }: Asked): FakeReply => {
    if (desiredCount !== undefined) state.replicas = desiredCount
    if (taskDefinition && current().arn !== taskDefinition) {
      const task = taskOf(taskDefinition)
      const digest = task && digestOf(task.image)
      if (!task) return refused("ClientException", "Unable to describe task definition.")
      own.points.push({ arn: arnOf(task), handle: state.begin(digest ?? task.image).handle })
    }
    return { status: 200, body: { service: service() } }
  }
  const actions: Record<string, (asked: Asked) => FakeReply> = {
    DescribeServices: ({ services = [] }) =>
      services[0] === state.service
        ? { status: 200, body: { services: [service()], failures: [] } }
        : { status: 200, body: { services: [], failures: [{ arn: services[0], reason: "MISSING" }] } },
    DescribeTaskDefinition: ({ taskDefinition, include }) => {
      const task = taskOf(taskDefinition)
      return task
        ? definition(task, include?.includes("TAGS") ?? false)
        : refused("ClientException", "Unable to describe task definition.")
    },
    ListTaskDefinitions: () => ({ status: 200, body: { taskDefinitionArns: [arnOf(newest())] } }),
    RegisterTaskDefinition: ({ containerDefinitions = [], tags = [] }) => {
      own.tasks.push({
        family,
        revision: newest().revision + 1,
        image: containerDefinitions[0]?.image ?? "",
        tags,
      })
      return definition(newest(), true)
    },
    UpdateService: update,
    ListTasks: () => ({
      status: 200,
      body: {
        taskArns: Array.from({ length: state.running ? state.replicas : 0 }, (_, n) => `${ARN}:task/${n}`),
      },
    }),
    DescribeTasks: () => ({
      status: 200,
      body: {
        tasks: Array.from({ length: state.replicas }, (_, n) => ({
          taskArn: `${ARN}:task/${n}`,
          lastStatus: "RUNNING",
          containers: [{ name: "app", image: state.image, imageDigest: state.running?.imageDigest }],
        })),
      },
    }),
    ListServiceDeployments: () => {
      const last = state.latest()
      const isUnderWay = last && !last.end
      return {
        status: 200,
        body: {
          serviceDeployments: isUnderWay
            ? [{ serviceDeploymentArn: `${ARN}:service-deployment/${last.handle}` }]
            : [],
        },
      }
    },
    StopServiceDeployment: () => {
      const last = state.latest()
      if (last) state.cancel(last.handle)
      own.points.pop()
      return { status: 200, body: { serviceDeploymentArn: `${ARN}:service-deployment/${last?.handle}` } }
    },
  }

  return {
    answer(asked: FakeAsked): FakeReply {
      if (!asked.headers.get("authorization")?.includes(`Credential=${accessKeyId}/`))
        return refused(
          "UnrecognizedClientException",
          "The security token included in the request is invalid.",
        )
      const action = asked.headers.get("x-amz-target")?.split(".")[1] ?? ""
      const reply = actions[action]?.(asked.json as Asked) ?? refused("UnknownOperationException", action)
      return { ...reply, headers: { "content-type": "application/x-amz-json-1.1" } }
    },
    own,
    put({ imageDigest }: FakeRelease) {
      own.tasks.push({
        family,
        revision: newest().revision + 1,
        image: `${state.image}@${imageDigest}`,
        tags: [],
      })
      own.points.push({ arn: arnOf(newest()), handle: null })
    },
  }
}
