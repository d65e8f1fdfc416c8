import { expect, test } from "./fixtures"
import { demoEmail } from "./sign-in"

test.describe.configure({ mode: "serial" })

test("ways and quiet hours are kept; a test mail goes to the demo's mailbox and shows how far it got", async ({
  as,
  axe,
}) => {
  const page = await as("caregiver", { clinic: "lakeview" })
  await page.goto("/settings/notifications")
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { name: "Your notifications" })).toBeVisible()
  const box = main.getByRole("checkbox", { name: "Tasks for you: Mail" })
  const was = await box.isChecked()
  await box.click()
  await expect(box).toBeChecked({ checked: !was })
  await main.getByLabel("From").fill("22:15")
  await main.getByRole("button", { name: "Save" }).click()
  await expect(page.getByText("Quiet hours saved.")).toBeVisible()
  await page.reload()
  await expect(box).toBeChecked({ checked: !was })
  await expect(main.getByLabel("From")).toHaveValue("22:15")

  await main.getByRole("button", { name: "Mail", exact: true }).click()
  const first = main.getByRole("listitem").filter({ hasText: "Test" }).first()
  await expect(first).toContainText("Sent", { timeout: 20_000 })
  expect(await axe(page)).toEqual([])

  const admin = await as("admin", { clinic: "lakeview" })
  await admin.goto("/settings/mail")
  const mail = admin
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: demoEmail("caregiver", "lakeview") })
    .first()
  await expect(mail).toContainText("This is a test")
  await mail.getByRole("button", { name: "Read it: This is a test" }).click()
  await expect(mail).toContainText("Open Rounds")
  expect(await axe(admin)).toEqual([])
})

test("the console speaks Romanian once it is chosen, and English again", async ({ as, axe }) => {
  const page = await as("caregiver", { clinic: "lakeview" })
  await page.goto("/settings/language")
  await page.getByRole("main").getByRole("radio", { name: "Română" }).click()
  await expect(page.getByRole("main").getByRole("heading", { name: "Limba dumneavoastră" })).toBeVisible()
  await expect(page.locator("html")).toHaveAttribute("lang", "ro")
  await expect(
    page.getByRole("navigation", { name: "Principal", exact: true }).getByText("Astăzi"),
  ).toBeVisible()
  expect(await axe(page)).toEqual([])
  // A browser that does not know it yet is told.
  await page.context().clearCookies({ name: "language" })
  await page.goto("/settings/notifications")
  await expect(
    page.getByRole("main").getByRole("heading", { name: "Notificările dumneavoastră" }),
  ).toBeVisible()
  await page.goto("/settings/language")
  await page.getByRole("main").getByRole("radio", { name: "English" }).click()
  await expect(page.getByRole("main").getByRole("heading", { name: "Your language" })).toBeVisible()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
})

test("without a network there is a page that says so, in both languages", async ({ visitor }) => {
  const page = await visitor()
  await page.goto("/offline.html")
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible()
  await expect(page.getByText("Fără conexiune")).toBeVisible()
})
