import { randomBytes, randomUUID } from "node:crypto"
import type { Page } from "@playwright/test"
import type { Role } from "@/lib/can"
import { codeAt } from "@/lib/sessions/totp"
import { PASSWORD } from "@/prisma/demo/clinics"
import type { Runtime } from "@/scripts/runtime"
import { readRows } from "./database"
import { expect, test } from "./fixtures"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

const NEW = "violet kettle under seven maps"

type Person = { id: string; email: string; name: string }

/** A clinic of its own, so that nobody else's sessions end; its people have the demo's password. */
async function makeTeam(runtime: Runtime, roles: readonly Role[]): Promise<Person[]> {
  const word = randomBytes(4).toString("hex")
  const [clinic] = await readRows<{ id: string }>(
    runtime,
    `insert into "Clinic" (id, slug, name, "timeZone", country, currency)
     values ($1, $2, $3, 'Europe/Bucharest', 'RO', 'EUR') returning id`,
    [randomUUID(), `team-${word}`, `Team House ${word}`],
  )
  const people = roles.map((role, nth) => ({
    id: randomUUID(),
    userId: randomUUID(),
    role,
    name: `${role} ${nth} ${word}`,
    email: `${role}-${nth}@team-${word}.test`,
  }))
  await readRows(
    runtime,
    `with person as (
       select * from json_to_recordset($1::json) as p (id uuid, "userId" uuid, role text, name text, email text)
     ), account as (
       insert into "User" (id, email, name, "passwordHash")
       select "userId", email, name, (select "passwordHash" from "User" where email = 'admin@northside.demo') from person
     )
     insert into "Member" (id, "clinicId", "userId", name, roles)
     select id, $2, "userId", name, array[role] from person`,
    [JSON.stringify(people), clinic?.id],
  )
  return people
}

async function signIn(page: Page, email: string, next: string, password = PASSWORD): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`)
  await page.getByLabel("Email").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(page).toHaveURL(next)
}

async function confirmPassword(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Confirm your password" })
  await dialog.getByLabel("Password").fill(PASSWORD)
  await dialog.getByRole("button", { name: "Confirm" }).click()
}

// Sign-in, step-up and a second browser: more steps than a page's test.
test.describe.configure({ timeout: 60_000 })

test.describe("a colleague joins", () => {
  test.use({ expectedErrors: [/404/] })

  test("invited by a link shown once, they choose a password and see their own Today", async ({
    visitor,
    runtime,
    axe,
  }) => {
    const [admin] = await makeTeam(runtime, ["admin"])
    const page = await visitor()
    await signIn(page, admin!.email, "/settings/team")
    expect(await axe(page)).toEqual([])
    await page.getByRole("button", { name: "Invite somebody" }).click()
    const form = page.getByRole("dialog", { name: "Invite somebody" })
    await form.getByLabel("Name").fill("Nora Nou")
    const email = `nora-${randomBytes(4).toString("hex")}@example.test`
    await form.getByLabel("Email").fill(email)
    await form.getByLabel(/^Coordinator/).check()
    expect(await axe(page)).toEqual([])
    await form.getByRole("button", { name: "Make the link" }).click()
    await confirmPassword(page)
    const shown = page.getByRole("dialog", { name: "Their invitation" })
    const url = await shown.getByLabel("Link", { exact: true }).inputValue()
    expect(await axe(page)).toEqual([])
    await shown.getByRole("button", { name: "Done" }).click()
    await expect(page.getByRole("region", { name: "Invited" }).getByText(email)).toBeVisible()

    const there = await visitor()
    await there.goto(url)
    await expect(there.getByRole("heading", { name: /Join Team House/ })).toBeVisible()
    await expect(there.getByText("Coordinator", { exact: true })).toBeVisible()
    expect(await axe(there)).toEqual([])
    await there.getByLabel("Password").fill("password1234")
    await there.getByRole("button", { name: /^Join/ }).click()
    await expect(there.getByText(/one of the first that would be tried/)).toBeVisible()
    await there.getByLabel("Password").fill(NEW)
    await there.getByRole("button", { name: /^Join/ }).click()
    await expect(there).toHaveURL("/")
    await expect(there.getByRole("navigation").getByRole("link", { name: "Leads" }).first()).toBeVisible()

    // She stands in the admin's list without a reload; her link is spent.
    await expect(
      page.getByRole("table", { name: "Team" }).getByRole("link", { name: /Nora Nou/ }),
    ).toBeVisible()
    const answer = await there.goto(url)
    expect(answer?.status()).toBe(404)
    await expect(there.getByText(/Ask whoever invited you/)).toBeVisible()
    expect(await axe(there)).toEqual([])
    const wrong = await there.goto(`/i/${"A".repeat(43)}`)
    expect(wrong?.status()).toBe(404)
  })
})

test("other roles end the other's session at once, and are what counts at the next sign-in", async ({
  visitor,
  runtime,
  axe,
}) => {
  const [admin, other] = await makeTeam(runtime, ["admin", "coordinator"])
  const there = await visitor()
  await signIn(there, other!.email, "/leads")
  const page = await visitor()
  await signIn(page, admin!.email, `/settings/team/${other!.id}`)
  await expect(page.getByRole("region", { name: "Signed in here" }).getByRole("listitem")).toHaveCount(1)
  expect(await axe(page)).toEqual([])
  await page.getByRole("button", { name: "Change roles" }).click()
  const dialog = page.getByRole("dialog", { name: /^Roles of/ })
  await dialog.getByLabel(/^Coordinator/).uncheck()
  await dialog.getByLabel(/^Caregiver/).check()
  await dialog.getByLabel("Why?").fill("Moves to home visits")
  await dialog.getByRole("button", { name: "Change roles" }).click()
  await confirmPassword(page)
  await expect(there).toHaveURL(/\/sign-in\?error=session_ended/)
  await expect(page.getByRole("region", { name: "History" }).getByText("Moves to home visits")).toBeVisible()
  await expect(page.getByText("Not signed in to this clinic just now.")).toBeVisible()
  await signIn(there, other!.email, "/settings/sessions")
  await expect(there.getByRole("navigation").getByRole("link", { name: "Leads" })).toHaveCount(0)
})

test("the last admin stays, and says why; others can be disabled and let in again", async ({
  visitor,
  runtime,
}) => {
  const [admin, operator, other] = await makeTeam(runtime, ["admin", "operator", "doctor"])
  const page = await visitor()
  await signIn(page, operator!.email, `/settings/team/${admin!.id}`)
  await expect(page.getByRole("button", { name: "Change roles" })).toHaveCount(0)
  const disable = async (name: string) => {
    await page.getByRole("button", { name: "More for this member" }).click()
    await page.getByRole("menuitem", { name: "Disable" }).click()
    const dialog = page.getByRole("dialog", { name: `Disable ${name}?` })
    await dialog.getByLabel("Why?").fill("Leaves the clinic")
    await dialog.getByRole("button", { name: "Disable", exact: true }).click()
    return dialog
  }
  const refused = await disable(admin!.name)
  await confirmPassword(page)
  await expect(refused.getByText(/is the clinic's last admin/)).toBeVisible()
  await refused.getByRole("button", { name: "Cancel" }).click()

  const there = await visitor()
  await signIn(there, other!.email, "/leads")
  await page.goto(`/settings/team/${other!.id}`)
  await disable(other!.name)
  await expect(page.getByText("Disabled", { exact: true }).first()).toBeVisible()
  await expect(there).toHaveURL(/\/sign-in\?error=session_ended/)
  await there.getByLabel("Email").fill(other!.email)
  await there.getByLabel("Password").fill(PASSWORD)
  await there.getByRole("button", { name: "Sign in", exact: true }).click()
  await expect(there.locator("form").getByRole("alert")).toHaveText("That email and password do not match.")
})

test("one changes one's own password, and sets up a second factor", async ({ visitor, runtime, axe }) => {
  const [admin] = await makeTeam(runtime, ["frontdesk"])
  const page = await visitor()
  await signIn(page, admin!.email, "/settings/security")
  expect(await axe(page)).toEqual([])
  await page.getByLabel("Present password").fill(PASSWORD)
  await page.getByLabel("New password").fill("rounds-demo-1")
  await page.getByRole("button", { name: "Change password" }).click()
  await expect(page.getByText(/one of the first that would be tried/)).toBeVisible()
  await page.getByLabel("New password").fill(NEW)
  await page.getByRole("button", { name: "Change password" }).click()
  await expect(page.getByText(/Your other sessions have ended/)).toBeVisible()

  await page.getByRole("button", { name: "Set it up" }).click()
  const confirm = page.getByRole("dialog", { name: "Confirm your password" })
  await confirm.getByLabel("Password").fill(NEW)
  await confirm.getByRole("button", { name: "Confirm" }).click()
  const dialog = page.getByRole("dialog", { name: "Set up your second factor" })
  await expect(dialog.getByRole("img", { name: /QR code/ })).toBeVisible()
  expect(await axe(page)).toEqual([])
  const code = dialog.getByLabel("Code", { exact: true })
  await code.fill("000000")
  await dialog.getByRole("button", { name: "Turn it on" }).click()
  await expect(dialog.getByText(/That code does not match/)).toBeVisible()
  const secret = (await dialog.getByText(/^([A-Z2-7]{4} ?){8}/).innerText()).replace(/[^A-Z2-7]/g, "")
  await code.fill(codeAt(secret, new Date()))
  await dialog.getByRole("button", { name: "Turn it on" }).click()
  const kept = page.getByRole("dialog", { name: "Your recovery codes" })
  await expect(kept.getByRole("listitem")).toHaveCount(10)
  expect(await axe(page)).toEqual([])
  await kept.getByRole("button", { name: "I have kept them" }).click()
  await expect(page.getByText("10 recovery codes are left.")).toBeVisible()
})
