import { PASSWORD } from "@/prisma/demo/clinics"
import { expect, test } from "./fixtures"
import { demoEmail, signedIn } from "./sign-in"

// The password renews the session's key: what was asked with the former one meanwhile is refused.
test.use({ expectedErrors: [/401 \(Unauthorized\)/] })

test("an operator adds a channel, tries it, and sees what came of it", async ({ visitor, baseURL, axe }) => {
  const page = await visitor()
  await page.context().addCookies((await signedIn(baseURL as string, demoEmail("operator"))).cookies)
  await page.goto("/operations/alerts/channels")
  const main = page.getByRole("main")
  await expect(main.getByText("The console").first()).toBeVisible()
  expect(await axe(page)).toEqual([])

  await main.getByRole("button", { name: "Add a channel" }).click()
  const adding = page.getByRole("dialog", { name: "Add a channel" })
  await adding.getByLabel("Name").fill("Weekend duty")
  await adding.getByLabel("Mailboxes").fill("weekend@northside.example")
  expect(await axe(page)).toEqual([])
  await adding.getByRole("button", { name: "Add" }).click()
  const password = page.getByRole("dialog", { name: "Confirm your password" })
  await password.getByLabel("Password").fill(PASSWORD)
  await password.getByRole("button", { name: "Confirm" }).click()
  const channel = main.getByRole("listitem").filter({ hasText: "Weekend duty" })
  await expect(channel.getByText("w…@northside.example")).toBeVisible()

  // Without a mail server nothing leaves a demo, and nothing says that it did.
  await channel.getByRole("button", { name: "Send a test: Weekend duty" }).click()
  await expect(channel.getByText("Kept here, not sent")).toBeVisible()

  await page.goto("/operations/alerts/notices")
  const notice = main.getByRole("listitem").filter({ hasText: "A test: nothing is wrong" }).first()
  await expect(notice.getByText("Kept here, not sent")).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("a rule is changed with a reason and silenced for a while", async ({ as, axe }) => {
  const page = await as("operator")
  await page.goto("/operations/alerts/rules")
  const main = page.getByRole("main")
  const rule = main.getByRole("listitem").filter({ hasText: "Work piles up" })
  await expect(rule.getByText("> 1,000 for 1 min")).toBeVisible()
  expect(await axe(page)).toEqual([])

  await rule.getByRole("button", { name: "Change the rule: Work piles up" }).click()
  const changing = page.getByRole("dialog")
  await changing.getByLabel("Threshold").fill("2000")
  await changing.getByLabel("Why change it?").fill("The import of May brings more")
  await changing.getByRole("button", { name: "Change the rule" }).click()
  await expect(rule.getByText("> 2,000 for 1 min")).toBeVisible()
  await expect(rule.getByText(/it ships with > 1,000 for 1 min/)).toBeVisible()

  await rule.getByRole("button", { name: "Silence: Work piles up" }).click()
  const silencing = page.getByRole("dialog")
  await silencing.getByLabel("For how long").selectOption({ label: "1 hour" })
  await silencing.getByLabel("Why keep it quiet?").fill("The import runs now")
  await silencing.getByRole("button", { name: "Silence", exact: true }).click()

  await page.goto("/operations/alerts")
  const silenced = main.getByRole("region", { name: "Silenced" }).getByRole("listitem")
  const mine = silenced.filter({ hasText: "The import runs now" })
  await expect(mine.getByText("Work piles up")).toBeVisible()
  expect(await axe(page)).toEqual([])
  await mine.getByRole("button", { name: "End the silence: Work piles up" }).click()
  await expect(mine).toHaveCount(0)
})

test("an auditor reads alerts, rules, channels and notices, and can change none", async ({ as }) => {
  const page = await as("auditor")
  const main = page.getByRole("main")
  for (const place of ["", "/rules", "/channels", "/notices"]) {
    await page.goto(`/operations/alerts${place}`)
    await expect(main.getByRole("navigation", { name: "Alerts" })).toBeVisible()
    await expect(main.getByRole("button", { name: /^(Silence|Change|Add a channel|Send)/ })).toHaveCount(0)
  }
})
