import type { Words } from "@/lib/say"

export const DRIVERS_RO: Words = {
  "Docker Compose": "Docker Compose",
  "Signed webhook": "Webhook semnat",
  "AWS ECS": "AWS ECS",
  Kubernetes: "Kubernetes",
  "GitHub Actions": "GitHub Actions",
  "Expo EAS": "Expo EAS",

  "Image applications only. The digest is set as the application's image, then a deployment is queued; Coolify tells which image it is set to, not which one its container holds, so /version is the proof.":
    "Doar aplicații de tip imagine. Amprenta se pune ca imagine a aplicației, apoi se cere o lansare; Coolify spune ce imagine i s-a dat, nu pe care o ține containerul, așa că dovada este /version.",
  "The image is given by digest over the compose file of the place, by the docker command here or over SSH; docker itself tells which digest the container holds.":
    "Imaginea se dă prin amprentă, peste fișierul compose al locului, cu comanda docker de aici sau prin SSH; chiar docker spune ce amprentă ține containerul.",
  "The receiver is told by a signed call and does as it can. It is asked back only where it offers an address for that; otherwise health and /version are all that is known.":
    "Destinatarului i se spune printr-un apel semnat și face cum poate. Este întrebat înapoi doar dacă oferă o adresă pentru asta; altfel se știu numai starea de sănătate și /version.",
  "A new revision of the task definition names the image by digest; ECS tells the digest its running tasks hold.":
    "O revizie nouă a definiției de sarcină numește imaginea prin amprentă; ECS spune ce amprentă țin sarcinile care rulează.",
  "The deployment's image is set by digest; the pods tell the digest they hold.":
    "Imaginea obiectului Deployment se pune prin amprentă; podurile spun ce amprentă țin.",
  "A workflow is started with the commit and the digest as inputs and followed to its end. GitHub knows nothing of what runs: health and /version are the proof. Stop and resume are not offered.":
    "Se pornește un flux de lucru cu commitul și amprenta ca intrări și se urmărește până la capăt. GitHub nu știe ce rulează: dovada sunt starea de sănătate și /version. Oprirea și reluarea nu sunt oferite.",
  "Builds are followed, not started. Expo documents no interface to ask: they are heard of by EAS' signed webhook alone, and whoever runs the platform is told when it falls silent. An app on a phone cannot be put back, stopped or asked from here.":
    "Construirile sunt urmărite, nu pornite. Expo nu documentează nicio interfață de întrebat: se află de ele doar prin webhookul semnat al EAS, iar cine administrează platforma este anunțat când acesta tace. O aplicație de pe un telefon nu poate fi adusă înapoi, oprită sau întrebată de aici.",

  "Coolify's address": "Adresa Coolify",
  "Without /api/v1: https://coolify.example.org": "Fără /api/v1: https://coolify.example.org",
  "Application's UUID": "UUID-ul aplicației",
  "Of an application of kind Docker Image.": "Al unei aplicații de tip Docker Image.",
  "API token": "Token API",
  "With the rights read, write and deploy; read:sensitive to see why a deployment failed.":
    "Cu drepturile read, write și deploy; read:sensitive ca să se vadă de ce a eșuat o lansare.",
  "Folder of the compose file": "Dosarul fișierului compose",
  "On the machine that runs docker: /srv/rounds": "Pe mașina pe care rulează docker: /srv/rounds",
  "Compose file": "Fișierul compose",
  "compose.yaml, where nothing is said.": "compose.yaml, dacă nu se spune nimic.",
  "Service in the file": "Serviciul din fișier",
  Host: "Gazdă",
  "Reached over SSH; empty: docker is called where Rounds works.":
    "Se ajunge prin SSH; gol: docker este apelat acolo unde lucrează Rounds.",
  User: "Utilizator",
  Port: "Port",
  "22, where nothing is said.": "22, dacă nu se spune nimic.",
  "Host key": "Cheia gazdei",
  "As ssh-keyscan prints it, without the name.": "Cum o scrie ssh-keyscan, fără nume.",
  "Private key": "Cheie privată",
  "Address that is told": "Adresa căreia i se spune",
  "Called with a signed POST, as Standard Webhooks says.":
    "Apelată cu un POST semnat, după Standard Webhooks.",
  "Address that is asked": "Adresa care este întrebată",
  "Answers how it stands; without it only health and /version are known.":
    "Răspunde cum stau lucrurile; fără ea se știu numai starea de sănătate și /version.",
  "Signing secret": "Secretul semnăturii",
  "At least 16 characters.": "Cel puțin 16 caractere.",
  Region: "Regiune",
  "us-east-1": "us-east-1",
  Cluster: "Cluster",
  Container: "Container",
  "Empty: the one whose image has the place's name.": "Gol: cel a cărui imagine poartă numele locului.",
  Endpoint: "Punct de acces",
  "Empty: AWS itself.": "Gol: chiar AWS.",
  "Access key ID": "ID-ul cheii de acces",
  "Secret access key": "Cheia secretă de acces",
  "Session token": "Token de sesiune",
  "API server": "Server API",
  "https://10.0.0.1:6443": "https://10.0.0.1:6443",
  Namespace: "Spațiu de nume",
  "Deployment's name": "Numele obiectului Deployment",
  "Empty: the deployment's only container.": "Gol: singurul container al obiectului Deployment.",
  "Certificate of its authority": "Certificatul autorității sale",
  "PEM; empty: those this machine trusts.": "PEM; gol: cele în care are încredere această mașină.",
  "Token of a service account": "Tokenul unui cont de serviciu",
  "It gets and patches the deployment, lists its pods and reads their logs.":
    "Citește și modifică obiectul Deployment, îi enumeră podurile și le citește jurnalele.",
  Repository: "Depozit de cod",
  "owner/name": "proprietar/nume",
  "Workflow's file": "Fișierul fluxului de lucru",
  "deploy.yml, made from the ready one in deploy/github/driver.":
    "deploy.yml, făcut după cel gata din deploy/github/driver.",
  "Branch or tag": "Ramură sau etichetă",
  main: "main",
  "API address": "Adresa API",
  "Empty: api.github.com.": "Gol: api.github.com.",
  "With the right actions: write.": "Cu dreptul actions: write.",
  "A host needs its user and its host key.": "O gazdă are nevoie de utilizatorul și de cheia ei.",
  "must be a whole path, from / on": "trebuie să fie o cale întreagă, de la /",
  "Expo project": "Proiect Expo",

  "These hosts belong to the demo": "Aceste gazde țin de demonstrație",
  "Services of Coolify, AWS ECS, Kubernetes and the signed webhook run on stand-ins on this machine: deployments there really run, wait and are proven or taken back, but nothing outside is touched and waits are a tenth as long. The candidate 2026.12.0-rc.1 does not come up. The other services are only shown.":
    "Serviciile de pe Coolify, AWS ECS, Kubernetes și webhookul semnat rulează pe înlocuitori pe această mașină: lansările de acolo chiar rulează, așteaptă și sunt dovedite sau retrase, dar nimic din afară nu este atins și așteptările sunt de zece ori mai scurte. Candidata 2026.12.0-rc.1 nu pornește. Celelalte servicii sunt doar arătate.",

  "Builds of the apps for phones, and what became of them at the stores.":
    "Construirile aplicațiilor pentru telefoane și ce s-a ales de ele în magazine.",
  "Expo, webhook secret": "Expo, secretul webhookului",
  "EAS signs each body with the webhook's secret (HMAC-SHA1).":
    "EAS semnează fiecare conținut cu secretul webhookului (HMAC-SHA1).",
  "Give this address to EAS, once for builds and once for submissions":
    "Dați această adresă la EAS, o dată pentru construiri și o dată pentru trimiteri",
  "In the app's folder: eas webhook:create. It asks for the address and for a secret: this connection's.":
    "În dosarul aplicației: eas webhook:create. Cere adresa și un secret: cel al acestei conexiuni.",
  "Name the Expo project where the app's service is set up, with the driver Expo EAS":
    "Numiți proiectul Expo acolo unde este configurat serviciul aplicației, cu modul Expo EAS",
}
