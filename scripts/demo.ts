import { PASSWORD } from "@/prisma/demo/clinics"
import { complain } from "./complain"
import { prepareDemo } from "./prepare"
import { runStack } from "./stack"

async function main() {
  const prepared = await prepareDemo("production", ["dist/seed.js"])
  const stack = runStack({ ...prepared, program: (name) => [`dist/${name}.js`], logs: "files" })
  await stack.ready
  await untilReady(prepared.url)
  console.log(welcome(prepared.url))
}

async function untilReady(url: string) {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

function welcome(url: string): string {
  const roles = ["admin", "doctor", "coordinator", "frontdesk", "caregiver", "operator", "auditor"]
  return [
    "",
    `  Rounds is ready: ${url}`,
    "",
    `  Sign in with the password ${PASSWORD} as`,
    ...roles.map((role) => `    ${`${role}@northside.demo`.padEnd(30)} ${role}@lakeview.demo`),
    "",
    "  Ctrl-C stops everything; the data stays.",
    "",
  ].join("\n")
}

main().catch(complain)
