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
  // Whoever was erased meanwhile is found by nobody.
  const names = page.getByRole("table", { name: "Leads" }).locator("a[data-open]")
  const name = await names.filter({ hasNotText: "Persoană ștearsă" }).first().innerText()
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: "Search and commands" }).fill(name)
  await page
    .getByRole("option", { name: new RegExp(name) })
    .filter({ hasNotText: "Book an appointment" })
    .last()
    .click()
  await expect(page).toHaveURL(/\/leads[/?]/)
})

test("a handover note is written, signed, received by another, and stands", async ({ as, axe }) => {
  const page = await as("coordinator")
  await page.goto("/handover")
  await page.getByRole("button", { name: "Write a note" }).click()
  const words = page.getByRole("textbox", { name: /What the next shift must know/ })
  await words.fill("The second line is out of order until noon.")
  expect(await axe(page)).toEqual([])
  await page.getByRole("button", { name: "Sign" }).click()
  await expect(page.getByRole("main").getByText("Waits to be received").first()).toBeVisible()
  await expect(words).toHaveCount(0)

  const other = await as("admin")
  await other.goto(page.url())
  await other.getByRole("button", { name: "I have received it" }).click()
  await expect(other.getByRole("main").getByText("Taken over")).toBeVisible()
  await expect(other.getByRole("main").getByText("The second line is out of order until noon.")).toBeVisible()
  expect(await axe(other)).toEqual([])
})

test("the rules say who would be given a Romanian implant enquiry, and why", async ({ as, axe }) => {
  const page = await as("admin")
  await page.goto(
    "/settings/routing?language=ro&service=implants&source=web&classification=WARM&urgency=none",
  )
  const region = page.getByRole("region", { name: "Try it" })
  await expect(region.getByText(/Assigned: /)).toBeVisible()
  await expect(region.getByText("Romanian implant enquiries · Decides")).toBeVisible()
  expect(await axe(page)).toEqual([])
})

test("what breaks a promise opens its rows", async ({ as }) => {
  const page = await as("operator")
  await page.goto("/")
  await expect(page.getByRole("region", { name: "What breaks a promise" })).toBeVisible()
})

for (const [role, parts] of [
  ["operator", ["Deployments and operations", "Jobs", "What breaks a promise"]],
  ["admin", ["What breaks a promise", "Jobs", "Deployments and operations", "Hot and urgent"]],
  ["doctor", ["Hot and urgent", "Your day"]],
] as const)
  test(`the ${role} finds first what they come for`, async ({ as, axe }) => {
    const page = await as(role)
    await page.goto("/")
    const tops: number[] = []
    for (const name of parts) {
      // What is behind a title, such as how many, is part of it.
      const heading = page.getByRole("main").getByRole("heading", { name: new RegExp(`^${name}`) })
      const box = await heading.boundingBox()
      tops.push(box?.y ?? -1)
    }
    expect(tops).not.toContain(-1)
    expect(tops).toEqual([...tops].sort((one, other) => one - other))
    expect(await axe(page)).toEqual([])
  })

test("the day list fits a phone, and says room and note there too", async ({ as, axe }) => {
  const page = await as("frontdesk", { viewport: { width: 390, height: 844 } })
  await page.goto("/appointments/print")
  await expect(page.getByRole("main").getByRole("table").first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(await axe(page)).toEqual([])
})
