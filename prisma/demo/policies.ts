import type { Role } from "@/lib/can"
import { PATIENT_LANGUAGES, PATIENT_WORDS } from "@/lib/consents/patient-phrases"
import { PURPOSES, purposesOf } from "@/lib/consents/words"
import { addMs, DAY_MS } from "@/lib/time"
import type { DemoClinic } from "@/prisma/demo/clinics"
import { idOf } from "@/prisma/demo/dice"

type Given = { clinic: DemoClinic; clinicId: string; anchor: Date; memberId: (role: Role) => string }

const INTROS = {
  en: "We ask before we do. What you allow is written here, in words meant to be read.",
  ro: "Întrebăm înainte de a face. Aici scrie ce ne permiteți, pe înțelesul tuturor.",
  de: "Wir fragen, bevor wir etwas tun. Hier steht, was Sie erlauben, in lesbaren Worten.",
  hi: "हम कुछ करने से पहले पूछते हैं। आप जिसकी अनुमति देते हैं, वह यहाँ सरल शब्दों में लिखा है।",
  ar: "نسأل قبل أن نفعل. هنا ما تسمح به، بكلمات واضحة.",
} as const

/** Two versions: one that was replaced, and the one in force. */
export function policiesOf({ clinic, clinicId, anchor, memberId }: Given) {
  const made = (number: number, daysAgo: number, purposes: readonly string[], retiredAt: Date | null) => {
    const publishedAt = addMs(anchor, -daysAgo * DAY_MS)
    return {
      id: idOf(`policy ${number} ${clinic.slug}`, publishedAt),
      clinicId,
      number,
      label: `v${number}`,
      status: retiredAt ? "retired" : "published",
      title: number === 1 ? "Your data with us" : "Your data with us, in plain words",
      texts: Object.fromEntries(
        PATIENT_LANGUAGES.map((language) => [
          language,
          { intro: INTROS[language], purposes: PATIENT_WORDS[language].sentences },
        ]),
      ),
      purposes: purposesOf(purposes),
      jurisdiction: clinic.country,
      controller: {
        name: clinic.name,
        address: "12 Garden Street",
        contact: `privacy@${clinic.slug}.demo`,
        officer: `dpo@${clinic.slug}.demo`,
      },
      privacyUrl: `https://${clinic.slug}.example/privacy`,
      standing: "valid",
      createdById: memberId("admin"),
      publishedById: memberId("admin"),
      publishedAt,
      retiredAt,
      createdAt: publishedAt,
      updatedAt: retiredAt ?? publishedAt,
    }
  }
  const all = Object.keys(PURPOSES)
  const first = all.filter((one) => one !== "ai_processing")
  return [made(1, 900, first, addMs(anchor, -200 * DAY_MS)), made(2, 200, all, null)]
}
