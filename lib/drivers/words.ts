import type { DriverName } from "@/lib/drivers/driver"

export const TITLES: Record<DriverName, string> = {
  coolify: "Coolify",
  compose: "Docker Compose",
  webhook: "Signed webhook",
  ecs: "AWS ECS",
  kubernetes: "Kubernetes",
  github: "GitHub Actions",
  eas: "Expo EAS",
}

type About = { byDigest: boolean; saysDigest: boolean; canStop: boolean; words: string }

/** What each host's API takes and tells, said as it is; `words` are drawn on the screen of the place. */
export const ABOUT: Record<DriverName, About> = {
  coolify: {
    byDigest: true,
    saysDigest: false,
    canStop: true,
    words:
      "Image applications only. The digest is set as the application's image, then a deployment is queued; Coolify tells which image it is set to, not which one its container holds, so /version is the proof.",
  },
  compose: {
    byDigest: true,
    saysDigest: true,
    canStop: true,
    words:
      "The image is given by digest over the compose file of the place, by the docker command here or over SSH; docker itself tells which digest the container holds.",
  },
  webhook: {
    byDigest: true,
    saysDigest: true,
    canStop: true,
    words:
      "The receiver is told by a signed call and does as it can. It is asked back only where it offers an address for that; otherwise health and /version are all that is known.",
  },
  ecs: {
    byDigest: true,
    saysDigest: true,
    canStop: true,
    words:
      "A new revision of the task definition names the image by digest; ECS tells the digest its running tasks hold.",
  },
  kubernetes: {
    byDigest: true,
    saysDigest: true,
    canStop: true,
    words: "The deployment's image is set by digest; the pods tell the digest they hold.",
  },
  github: {
    byDigest: true,
    saysDigest: false,
    canStop: false,
    words:
      "A workflow is started with the commit and the digest as inputs and followed to its end. GitHub knows nothing of what runs: health and /version are the proof. Stop and resume are not offered.",
  },
  eas: {
    byDigest: false,
    saysDigest: false,
    canStop: false,
    words:
      "Builds are followed, not started. Expo documents no interface to ask: they are heard of by EAS' signed webhook alone, and whoever runs the platform is told when it falls silent. An app on a phone cannot be put back, stopped or asked from here.",
  },
}

export type DriverField = {
  name: string
  label: string
  hint?: string
  isSecret?: true
  isOptional?: true
  /** Several lines, such as a key. */
  isLong?: true
  /** Drawn as a number. */
  isNumber?: true
}

const ASKED: Record<DriverName, Record<string, Omit<DriverField, "name">>> = {
  coolify: {
    baseUrl: { label: "Coolify's address", hint: "Without /api/v1: https://coolify.example.org" },
    applicationUuid: { label: "Application's UUID", hint: "Of an application of kind Docker Image." },
    token: {
      label: "API token",
      hint: "With the rights read, write and deploy; read:sensitive to see why a deployment failed.",
      isSecret: true,
    },
  },
  compose: {
    directory: { label: "Folder of the compose file", hint: "On the machine that runs docker: /srv/rounds" },
    file: { label: "Compose file", hint: "compose.yaml, where nothing is said.", isOptional: true },
    composeService: { label: "Service in the file" },
    host: {
      label: "Host",
      hint: "Reached over SSH; empty: docker is called where Rounds works.",
      isOptional: true,
    },
    user: { label: "User", isOptional: true },
    port: { label: "Port", hint: "22, where nothing is said.", isOptional: true, isNumber: true },
    hostKey: { label: "Host key", hint: "As ssh-keyscan prints it, without the name.", isOptional: true },
    privateKey: { label: "Private key", isSecret: true, isOptional: true, isLong: true },
  },
  webhook: {
    url: { label: "Address that is told", hint: "Called with a signed POST, as Standard Webhooks says." },
    statusUrl: {
      label: "Address that is asked",
      hint: "Answers how it stands; without it only health and /version are known.",
      isOptional: true,
    },
    secret: { label: "Signing secret", hint: "At least 16 characters.", isSecret: true },
  },
  ecs: {
    region: { label: "Region", hint: "us-east-1" },
    cluster: { label: "Cluster" },
    service: { label: "Service" },
    container: {
      label: "Container",
      hint: "Empty: the one whose image has the place's name.",
      isOptional: true,
    },
    endpoint: { label: "Endpoint", hint: "Empty: AWS itself.", isOptional: true },
    accessKeyId: { label: "Access key ID", isSecret: true },
    secretAccessKey: { label: "Secret access key", isSecret: true },
    sessionToken: { label: "Session token", isSecret: true, isOptional: true },
  },
  kubernetes: {
    server: { label: "API server", hint: "https://10.0.0.1:6443" },
    namespace: { label: "Namespace" },
    deployment: { label: "Deployment's name" },
    container: { label: "Container", hint: "Empty: the deployment's only container.", isOptional: true },
    caCertificate: {
      label: "Certificate of its authority",
      hint: "PEM; empty: those this machine trusts.",
      isOptional: true,
      isLong: true,
    },
    token: {
      label: "Token of a service account",
      hint: "It gets and patches the deployment, lists its pods and reads their logs.",
      isSecret: true,
      isLong: true,
    },
  },
  github: {
    repository: { label: "Repository", hint: "owner/name" },
    workflow: {
      label: "Workflow's file",
      hint: "deploy.yml, made from the ready one in deploy/github/driver.",
    },
    ref: { label: "Branch or tag", hint: "main" },
    apiUrl: { label: "API address", hint: "Empty: api.github.com.", isOptional: true },
    token: { label: "Token", hint: "With the right actions: write.", isSecret: true },
  },
  eas: { project: { label: "Expo project", hint: "owner/name" } },
}

/** What is asked of whoever sets up a place, in this order. Secrets are never shown again. */
export const FIELDS = Object.fromEntries(
  Object.entries(ASKED).map(([driver, fields]) => [
    driver,
    Object.entries(fields).map(([name, one]): DriverField => ({ name, ...one })),
  ]),
) as Record<DriverName, DriverField[]>
