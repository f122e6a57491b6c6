import type { enHandOff } from './en-hand-off.ts';

/** Hand-offs in Hungarian; filled in are forms that need no suffix. */
export const huHandOff: Readonly<Record<keyof typeof enHandOff, string>> = {
  'step.knownIncident':
    'Először nézze meg a következő incidenst: {incident}. Csak akkor küldjön kérést, ha az Ön problémája más, és abban hivatkozzon erre az azonosítóra. A szolgáltatás állapota: {health}',
  'step.checkHealth': 'Először ellenőrizze a szolgáltatás állapotát: {health}',
  'step.findContract': 'Keresse ki a támogatási csomagja szerződésazonosítóját: nincs megadva, és az űrlap kéri.',
  'step.openCustomer':
    'A Partnerközpontban nyissa meg az ügyfelet az Ügyfelek, majd a Szolgáltatáskezelés menüpontban: {start}',
  'step.openAzure': 'Nyissa meg az Azure Portalt az ügyfél címtárában: {open}',
  'step.copyDomain': 'A Partnerközpontban másolja ki az ügyfél tartományát ({domain}): {start}',
  'step.openDirectory': 'Nyissa meg az Azure Portalt ezzel a tartománnyal: {open}',
  'step.copyTenant': 'A Partnerközpontban másolja ki az ügyfél bérlőazonosítóját ({tenantId}): {start}',
  'step.openTenant': 'Nyissa meg az Azure Portalt ezzel az azonosítóval: {open}',
  'step.signInDirectly': 'Jelentkezzen be közvetlenül a portálra a saját fiókjával: {open}',
  'step.pickSubscription': 'Válassza ki az ügyfél előfizetését.',
  'step.newAzureRequest': 'Válassza az Új támogatási kérelem lehetőséget.',
  'step.azurePlan':
    'Az Alapismeretek szakaszban a Támogatási csomag mezőben válassza a Felhőszolgáltató (Cloud Solution Provider) lehetőséget.',
  'step.fee': 'A Microsoft ezért a támogatásért díjat számít fel; ha jogosult rá, ezek egyikével fizethet: {plans}.',
  'step.ownPlan':
    'Az Alapismeretek szakaszban válassza ki a saját támogatási csomagját, és adja meg a szerződésazonosítót; a CSP-csomag Önre nem vonatkozik.',
  'step.ownContact': 'A kapcsolattartási adatoknál a saját adatait adja meg, ne az ügyfél adatait.',
  'step.createAzureRequest':
    'Illessze be a tárgyat és a szöveget, válassza a Létrehozás lehetőséget, és jegyezze fel a kérelem számát.',
  'step.administerCustomer':
    'A Partnerközpontban nyissa meg az ügyfelet az Ügyfelek menüpontban, válassza a Felügyelet lehetőséget, majd a Felhőszolgáltató (Cloud Solution Provider) alatt a Szolgáltatáskérések, végül az Új kérés lehetőséget; ehhez rendszergazdai ügynök (Admin agent) szerepkör kell: {start}',
  'step.describeProblem': 'Válassza a Súgót (a kérdőjelet), és írja le a problémát.',
  'step.skipSolutions':
    'Az Ajánlott megoldás szakaszt hagyja ki a Vissza a támogatási kérelemhez lehetőséggel, majd válassza a Támogatási kérelem létrehozása lehetőséget.',
  'step.supportMethod':
    'A További részletek szakaszban, a Támogatási módszer alatt a támogatási csomag mezőben válassza a Felhőszolgáltató (Cloud Solution Provider) lehetőséget, és adja meg a súlyosságot.',
  'step.ownSupportMethod':
    'A További részletek szakaszban, a Támogatási módszer alatt válassza ki a saját támogatási csomagját, adja meg a szerződésazonosítót és a súlyosságot; a CSP-csomag Önre nem vonatkozik.',
  'step.noPlan':
    'A További részletek szakaszban, a Támogatási módszer alatt ne válasszon fizetős támogatási csomagot: a kéréshez nem kell, és felhasználná egy incidensét.',
  'step.reviewAndCreate':
    'Illessze be a tárgyat és a szöveget a Probléma leírása szakaszba, az Áttekintés + létrehozás szakaszban válassza a Létrehozás lehetőséget, és jegyezze fel a kérelem számát.',
  'step.accessRefused':
    'Ha a hozzáférést megtagadják, két ok lehetséges: az Ön vendégfiókja az ügyfél bérlőjében, amely működésképtelenné teszi a GDAP-ot, vagy az ügyfél feltételes hozzáférése (Conditional Access), amelynek ki kell zárnia a szolgáltatói felhasználókat.',
  'step.commerceFirst':
    'Ha árról, vásárlásról, számláról vagy kiépítésről van szó, inkább a Partnerközpontban, a Súgó + támogatás lapon küldje be a kérést: {commerce}',
  'step.reviewAzure': 'Később a Támogatási kérelmek kezelése lehetőségnél tekintheti át: {review}',
  'step.openM365': 'Nyissa meg a Microsoft 365 Felügyeleti központot az ügyfél nevében: {open}',
  'step.powerPlatform': 'Dynamics 365 esetén a Power Platform Felügyeleti központ is használható: {powerPlatform}',
  'step.supportCategory': 'Válassza ki a támogatási kategóriát; továbbiakat a Több… lehetőség mutat.',
  'step.submitM365':
    'Illessze be a tárgyat és a szöveget, válassza a Küldés lehetőséget, és jegyezze fel a támogatási jegy számát.',
  'step.reviewM365': 'Később az Összes támogatási jegy megtekintése lehetőségnél tekintheti át: {review}',
  'step.commerce':
    'A rendelések és számlák nem a közzétevőre tartoznak: értékesítő partnerként a Partnerközpontban küldje be róluk a kérést ({commerce}). Csak azzal folytassa, ami magát a terméket érinti.',
  'step.findProduct':
    'Derítse ki, melyik termékről van szó: sem a neve, sem az ajánlata nincs megadva. A piactéren a termék oldalán megtalálja az ISV támogatási kapcsolattartási adatait: {page}',
  'step.productPage': 'A termék oldalán megtalálja az ISV támogatási kapcsolattartási adatait: {page}',
  'step.isvLink': 'Nyissa meg az ISV támogatási oldalát: {supportUri}',
  'step.isvMail': 'Írjon az ISV támogatási e-mail-címére: {email}',
  'step.isvPhone': 'Hívja az ISV támogatási telefonszámát: {phone}',
  'step.isvText': 'Adja át a tárgyat és a szöveget, és jegyezze fel az ISV hivatkozási számát.',

  'step.refer': 'Küldje el a tárgyat és a szöveget annak, aki beküldheti ({whoCanFile}), és kérje el a kérelem számát.',
  'step.referred': 'Előbb győződjön meg arról, hogy megvan, ami hozzá kell: az Ön jogosultságai nála nem számítanak.',
  'step.renewGdap':
    'Újítsa meg a kapcsolatot: a Partnerközpontban nyissa meg az ügyfelet, majd a Rendszergazdai kapcsolatok lapot, és hagyassa jóvá az ügyféllel a kérelmet: {start}',
  'step.grantDirectly': 'Vagy rendelje hozzá az ügyfél közvetlenül az előfizetéshez ezt a szerepkört: {leastRole}.',
  'step.customerCalls': 'Amíg egyáltalán nincs GDAP, az ügyfélnek magának kell hívnia a Microsoftot.',

  'need.PROVIDER_GDAP':
    'Saját delegált rendszergazdai jogosultság (GDAP) az ügyfél bérlőjében: a kapcsolat Öntől nem öröklődik.',
  'need.PROVIDER_RBAC':
    'Saját Azure-szerepkör az előfizetésen, amely lehetővé teszi támogatási kérés küldését, például Támogatási kérelem közreműködője (Support Request Contributor).',

  'text.name': '{lastName} {firstName}',
  'text.who': 'Beküldő az ügyfél nevében: {name}, {email}.',
  'text.whoOwn': 'Beküldő a saját bérlőnk ügyében: {name}, {email}.',
  'text.whoAsks': 'Kérjük, küldjék be ezt a kérést a Microsoftnak. Kérő: {name}, {email}.',
  'text.customer': 'Ügyfél: {customer}',
  'text.tenant': 'Bérlő: {tenantId}',
  'text.subscription': 'Előfizetés: {subscriptionId}',
  'text.product': 'Termék: {product}',
  'text.problem': 'A probléma: {problem}',
  'text.since': 'Mióta: {startedAt}',
  'text.severity': 'Súlyosság: {severity} – {impact}',
  'text.incident': 'Incidens a szolgáltatásállapotban: {incident}',
  'text.reference': 'Saját hivatkozási számunk: {reference}',
  'text.phone': 'Telefon: {phone}',

  'impact.A': 'kritikus: jelentős szolgáltatáskiesés vagy -romlás; az éles szolgáltatások leálltak.',
  'impact.B': 'mérsékelt: az éles szolgáltatások részben érintettek.',
  'impact.C': 'minimális: a szolgáltatás továbbra is elérhető, vagy nem éles szolgáltatás.',
};
