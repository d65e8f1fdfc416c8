import { readRows } from "./database"
import { expect, test } from "./fixtures"
import { demoEmail } from "./sign-in"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

const EMAIL = demoEmail("coordinator", "lakeview")

test("a wrong password is said, the email stays; the right one leads where one wanted to go", async ({
  visitor,
  axe,
}) => {
  const page = await visitor()
  await page.goto("/settings/sessions")
  await expect(page).toHaveURL("/sign-in?next=%2Fsettings%2Fsessions")
  await expect(page).toHaveTitle("Sign in · Rounds")
  expect(await axe(page)).toEqual([])
  await page.getByLabel("Email").fill(EMAIL)
  await page.getByLabel("Password").fill("not this one")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.locator("form").getByRole("alert")).toHaveText("That email and password do not match.")
  await expect(page.getByLabel("Email")).toHaveValue(EMAIL)
  await expect(page.getByLabel("Password")).toHaveValue("")
  await page.getByLabel("Password").fill("rounds-demo")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "Your sessions" })).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("sign-in works without scripts, by typing and by picking a person", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto("/sign-in?next=/settings/sessions")
  await page.getByLabel("Email").fill(EMAIL)
  await page.getByLabel("Password").fill("not this one")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.locator("form").getByRole("alert")).toHaveText("That email and password do not match.")
  await page.getByLabel("Password").fill("rounds-demo")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page).toHaveURL("/settings/sessions")
  await context.clearCookies()
  await page.goto("/sign-in?next=/settings/sessions")
  await page.getByRole("button", { name: EMAIL }).click()
  await expect(page).toHaveURL("/settings/sessions")
  await context.close()
})

test("ending a session elsewhere shows there at once; signing out everywhere ends all", async ({
  visitor,
  baseURL,
}) => {
  const enter = async () => {
    const page = await visitor()
    await page.goto("/sign-in?next=/settings/sessions")
    await page.getByRole("button", { name: demoEmail("frontdesk", "lakeview") }).click()
    await expect(page.getByRole("heading", { name: "Your sessions" })).toBeVisible()
    return page
  }
  const away = await enter()
  const here = await enter()
  const list = here.getByRole("listitem").filter({ hasText: "Last seen" })
  await expect(list.first()).toContainText("This one")
  const before = await list.count()
  await here
    .getByRole("button", { name: /^End the session/ })
    .first()
    .click()
  await expect(here.getByText("Session ended.")).toBeVisible()
  await expect(list).toHaveCount(before - 1)
  // Without any click there: the open stream hears of it.
  await expect(away).toHaveURL(/\/sign-in\?error=session_ended/)
  await expect(away.locator("form").getByRole("alert")).toHaveText(
    "Your session has ended. Sign in to go on.",
  )

  const kept = (await here.context().cookies()).filter((cookie) => cookie.name.endsWith(".session-token"))
  expect(kept[0]?.name).toBe(`rounds-${new URL(baseURL!).port}.session-token`)
  expect(kept[0]).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" })
  await here.getByRole("button", { name: "Sign out everywhere" }).click()
  await here.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click()
  await expect(here).toHaveURL("/sign-in")
  await here.context().addCookies(kept)
  await here.goto("/settings/sessions")
  await expect(here).toHaveURL("/sign-in?next=%2Fsettings%2Fsessions")
})

test("what is sensitive asks for the password once more, then goes on by itself", async ({
  visitor,
  whatsapp,
  axe,
}) => {
  const { answer } = await whatsapp({ text: "Hello, do you do implants?" })
  const page = await visitor()
  const token = async () =>
    (await page.context().cookies()).find(({ name }) => name.endsWith(".session-token"))?.value
  await page.goto(`/sign-in?next=/webhooks/${answer.id}`)
  await page.getByRole("button", { name: demoEmail("admin") }).click()
  await page.getByRole("button", { name: "Show as it came" }).click()
  await page.getByLabel("Why do you need to see it?").fill("To see whether the number was sent with it")
  const before = await token()
  await page.getByRole("button", { name: "Show", exact: true }).click()
  const dialog = page.getByRole("dialog", { name: "Confirm your password" })
  await expect(dialog).toBeVisible()
  expect(await axe(page)).toEqual([])
  await dialog.getByLabel("Password").fill("not this one")
  await dialog.getByRole("button", { name: "Confirm" }).click()
  await expect(dialog.getByText("That password does not match.")).toBeVisible()
  await dialog.getByLabel("Password").fill("rounds-demo")
  await dialog.getByRole("button", { name: "Confirm" }).click()
  await expect(page.getByText("As it came", { exact: true })).toBeVisible()
  await expect(page.getByRole("dialog")).toHaveCount(0)
  expect(await token()).not.toBe(before)
  await page.reload()
  await expect(page.getByRole("button", { name: "Show as it came" })).toBeVisible()
})

test("a page that repaints itself keeps no session alive; a person's next step does", async ({
  visitor,
  runtime,
}) => {
  const email = demoEmail("admin", "lakeview")
  const [run] = await readRows<{ id: string; clinicId: string }>(
    runtime,
    `select run.id, clinic.id as "clinicId" from "Run" run join "Clinic" clinic on clinic.id = run."clinicId"
     where clinic.slug = 'lakeview' order by run."createdAt" desc limit 1`,
  )
  const page = await visitor()
  await page.goto(`/sign-in?next=/jobs/runs/${run!.id}`)
  await page.getByRole("button", { name: email }).click()
  await expect(page).toHaveURL(`/jobs/runs/${run!.id}`)
  const [session] = await readRows<{ id: string }>(
    runtime,
    `update "Session" set "lastSeenAt" = now() - interval '5 minutes' where id =
       (select session.id from "Session" session join "User" account on account.id = session."userId"
        where account.email = $1 order by session."createdAt" desc limit 1) returning id`,
    [email],
  )
  const idleSeconds = async () =>
    (
      await readRows<{ seconds: number }>(
        runtime,
        `select extract(epoch from now() - "lastSeenAt")::int as seconds from "Session" where id = $1`,
        [session!.id],
      )
    )[0]!.seconds

  let repaints = 0
  page.on("requestfinished", (request) => {
    const { rsc, "next-router-prefetch": ahead } = request.headers()
    if (rsc && !ahead && new URL(request.url()).pathname.endsWith(run!.id)) repaints++
  })
  const change = JSON.stringify([{ clinicId: run!.clinicId, name: "run.cancelled", subjectId: run!.id }])
  await expect(async () => {
    await readRows(runtime, "select pg_notify('rounds_live', $1)", [change])
    expect(repaints).toBeGreaterThan(0)
  }).toPass({ intervals: [500] })
  expect(await idleSeconds()).toBeGreaterThan(290)

  await page.getByRole("navigation").getByRole("link", { name: "Webhooks" }).first().click()
  await expect(page).toHaveURL(/\/webhooks/)
  await expect.poll(idleSeconds).toBeLessThan(60)
})
