import type { Words } from "@/lib/say"

/** Each provider in words, and how it is set up there, step by step. */
export const PROVIDERS_RO: Words = {
  "To copy": "De copiat",
  "Webhook address": "Adresa webhookului",
  "Enter this address as the callback URL": "Introduceți această adresă ca URL de callback",
  "At Meta: your app, WhatsApp, Configuration, Webhook.":
    "La Meta: aplicația dumneavoastră, WhatsApp, Configuration, Webhook.",
  "Enter the verify token of this connection": "Introduceți tokenul de verificare al acestei conexiuni",
  "Meta shows it to us once and saves the address when we know it.":
    "Meta ni-l arată o dată și salvează adresa când îl recunoaștem.",
  "Subscribe to these fields": "Abonați-vă la aceste câmpuri",
  "“messages” carries what patients write and what became of ours. A patient who stops offers inside WhatsApp is told of under “user_preferences” alone, and Meta's warnings of the account and the number come under the other three: without them nobody here would hear of it.":
    "„messages” aduce ce scriu pacienții și ce s-a întâmplat cu mesajele noastre. Un pacient care oprește ofertele în WhatsApp se anunță doar sub „user_preferences”, iar avertismentele Meta despre cont și număr vin sub celelalte trei: fără ele nimeni de aici nu ar afla.",
  "Fields to subscribe to": "Câmpuri la care să vă abonați",
  "Set the app secret here": "Setați aici secretul aplicației",
  "At Meta: App settings, Basic. What is unsigned or wrongly signed is refused with 401.":
    "La Meta: App settings, Basic. Ce este nesemnat sau semnat greșit este refuzat cu 401.",
  "With the header {header} and this connection's secret as its value.":
    "Cu antetul {header} și secretul acestei conexiuni ca valoare.",
  "In the Partner Hub. 360dialog signs each body with the partner's secret; what is not is refused with 401.":
    "În Partner Hub. 360dialog semnează fiecare corp cu secretul partenerului; ce nu este semnat este refuzat cu 401.",
  "Enter this address as the webhook": "Introduceți această adresă ca webhook",
  "With the button above: Rounds sends itself what 360dialog would.":
    "Cu butonul de mai sus: Rounds își trimite ce ar trimite 360dialog.",
  "Show the form on the clinic's website": "Arătați formularul pe site-ul clinicii",
  "Embed code": "Cod de încorporat",
  "Name that website here": "Numiți aici acel site",
  "Under Integrations, Change settings: only websites that are named there may show the form.":
    "La Integrări, Schimbă setările: doar site-urile numite acolo pot arăta formularul.",
  "Or link to the form itself": "Sau puneți un link direct la formular",
  "Form address": "Adresa formularului",
  "Enter this address as the payload URL": "Introduceți această adresă ca payload URL",
  "At GitHub: Settings, Webhooks, Add webhook.": "La GitHub: Settings, Webhooks, Add webhook.",
  "Choose application/json and enter this connection's secret":
    "Alegeți application/json și introduceți secretul acestei conexiuni",
  "Choose the events": "Alegeți evenimentele",
  "Pushes, deployments and workflow runs. Anything else is kept and ignored.":
    "Push-uri, instalări și rulări de workflow. Orice altceva se păstrează și se ignoră.",
  "Enter the address with the token as its end": "Introduceți adresa cu tokenul la sfârșit",
  "At Coolify: Notifications, Webhook. The token was shown once, when it was made; rotate it for a new one.":
    "La Coolify: Notifications, Webhook. Tokenul s-a arătat o dată, la creare; schimbați-l ca să primiți altul.",
  "Choose the notices": "Alegeți anunțurile",
  "Deployments, backups and the state of servers.": "Instalări, copii de siguranță și starea serverelor.",
  "Meta signs each body with the app secret (HMAC-SHA256).":
    "Meta semnează fiecare corp cu secretul aplicației (HMAC-SHA256).",
  "App secret": "Secretul aplicației",
  "Messages from patients, and what became of ours.":
    "Mesaje de la pacienți și ce s-a întâmplat cu ale noastre.",
  "360dialog, partner signature": "360dialog, semnătura partenerului",
  "360dialog signs each body with the partner's secret (HMAC-SHA256).":
    "360dialog semnează fiecare corp cu secretul partenerului (HMAC-SHA256).",
  "Partner secret": "Secretul partenerului",
  "360dialog sends a header that is set at the webhook, with this secret as its value.":
    "360dialog trimite un antet setat la webhook, cu acest secret ca valoare.",
  "Header value": "Valoarea antetului",
  "Phone number id": "Id-ul numărului de telefon",
  "Enquiries from the clinic's website.": "Solicitări de pe site-ul clinicii.",
  "Each form carries a token that Rounds signed; it counts once and for two hours.":
    "Fiecare formular poartă un token semnat de Rounds; este valabil o dată, timp de două ore.",
  "Contacts: what Rounds writes there, and what becomes of it.":
    "Contacte: ce scrie Rounds acolo și ce se întâmplă cu ele.",
  "HubSpot signs method, address, body and time with the app's client secret (HMAC-SHA256).":
    "HubSpot semnează metoda, adresa, corpul și ora cu secretul de client al aplicației (HMAC-SHA256).",
  "App client secret": "Secretul de client al aplicației",
  "An older app: SHA-256 of client secret and body. It knows no time, so take v3 where you can.":
    "O aplicație mai veche: SHA-256 din secretul de client și corp. Nu cunoaște ora, deci alegeți v3 unde se poate.",
  "Portal id": "Id-ul portalului",
  OpenAI: "OpenAI",
  "A model that scores enquiries where the patient agreed. Any service that speaks OpenAI's API.":
    "Un model care dă scor solicitărilor unde pacientul a fost de acord. Orice serviciu care vorbește API-ul OpenAI.",
  "API key": "Cheie API",
  "Rounds shows the key when it asks; nothing comes in from there.":
    "Rounds arată cheia când întreabă; de acolo nu vine nimic.",
  "Pushes, releases and workflow runs of the software.":
    "Push-uri, versiuni și rulări de workflow ale softului.",
  "GitHub signs each body with the webhook's secret (HMAC-SHA256).":
    "GitHub semnează fiecare corp cu secretul webhookului (HMAC-SHA256).",
  "Webhook secret": "Secretul webhookului",
  "Deployments and server notices of the software.": "Instalări și anunțuri de server ale softului.",
  "Coolify signs nothing: the end of the address is the secret.":
    "Coolify nu semnează nimic: sfârșitul adresei este secretul.",
  Token: "Token",
}
