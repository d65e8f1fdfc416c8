import { expect, test } from "./fixtures"

test("the doctor's day: hot leads with clock, signals and words; numbers open their rows", async ({
  as,
  axe,
}) => {
  const page = await as("doctor")
  await page.goto("/")
  await expect(page.getByRole("heading", { name: "Hot and urgent" })).toBeVisible()
  expect(await axe(page)).toEqual([])
  await page.getByRole("link", { name: /Hot or urgent, nobody's/ }).click()
  await expect(page).toHaveURL(/owner=none&due=running/)
  await expect(page.getByRole("table", { name: "Leads" }).getByRole("row").nth(1)).toBeVisible()
})

test("the keyboard walks the cards and opens one", async ({ as }) => {
  const page = await as("doctor")
  await page.goto("/")
  await expect(page.getByRole("button", { name: /I take it/ }).first()).toBeVisible()
  await page.keyboard.press("j")
  const focused = page.locator("a[data-open]:focus")
  await expect(focused).toHaveCount(1)
  const href = await focused.getAttribute("href")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(new RegExp(`${href}$`))
})

test("the admin sees jobs and webhooks, each opening its rows", async ({ as, axe }) => {
  const page = await as("admin", { colorScheme: "dark" })
  await page.goto("/")
  await expect(page.getByRole("region", { name: "Jobs" })).toBeVisible()
  await expect(page.getByRole("region", { name: "Webhooks" }).getByText("Adds up")).toBeVisible()
  expect(await axe(page)).toEqual([])
})

for (const [role, sees] of [
  ["coordinator", "Hot and urgent"],
  ["frontdesk", "Waiting for an answer"],
] as const)
  test(`the ${role} starts with who waits`, async ({ as, axe }) => {
    const page = await as(role, { viewport: { width: 390, height: 844 } })
    await page.goto("/")
    await expect(page.getByRole("heading", { name: sees })).toBeVisible()
    expect(await axe(page)).toEqual([])
  })

for (const role of ["operator", "auditor"] as const)
  test(`the ${role} sees numbers and the software, and no patient`, async ({ as }) => {
    const page = await as(role)
    await page.goto("/")
    await expect(page.getByRole("region", { name: "Webhooks" })).toBeVisible()
    await expect(page.getByRole("button", { name: /I take it/ })).toHaveCount(0)
  })

test("the caregiver is told what will be here", async ({ as }) => {
  const page = await as("caregiver")
  await page.goto("/")
  await expect(page.getByRole("main").getByText("Nobody is linked to you yet")).toBeVisible()
})

test("search finds a patient by name and leads to the lead", async ({ as }) => {
  const page = await as("coordinator")
  await page.goto("/leads")
  const name = await page.getByRole("table", { name: "Leads" }).locator("a[data-open]").first().innerText()
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: "Search and commands" }).fill(name)
  await page
    .getByRole("option", { name: new RegExp(name) })
    .last()
    .click()
  await expect(page).toHaveURL(/\/leads[/?]/)
})
