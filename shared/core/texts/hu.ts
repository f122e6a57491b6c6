import type { Catalogue } from './en.ts';
import { huClock } from './hu-clock.ts';
import { huExplanation } from './hu-explanation.ts';
import { huProblems } from './hu-problems.ts';

/** Every text in Hungarian, in the seed's own terms where it has them and without its mistranslations. */
export const hu: Catalogue = {
  locale: 'hu',
  ...huProblems,
  ...huExplanation,
  ...huClock,

  'reason.CLOUD_NOT_COVERED':
    'A kínai Microsoft-felhő kívül esik a szolgáltatáson: kérés csak a kereskedelmi felhőben és a Microsoft Cloud for US Governmentben küldhető.',
  'reason.CLOUD_MISMATCH':
    'A partner felhője {partnerCloud}, az ügyfélé {customerCloud}: a partner csak a saját felhőjén belül küldhet kérést.',
  'reason.CUSTOMER_CANNOT_FILE':
    'Az ügyfél így nem küldhet kérést: a partner küldi el a szolgáltatáskérést az ügyfél nevében.',
  'reason.CONTACT_MUST_BE_PARTNER':
    'A kapcsolattartó csak a partner saját munkatársa lehet: az e-mail-cím az ügyfélé, és a Microsoft az ügyfelet hívná.',
  'reason.MARKETPLACE_ISV':
    'A Microsoft nem nyújt terméktámogatást a kereskedelmi piactéri termékekhez: a terméket közzétevő független szoftverszállítóhoz (ISV) kell fordulni.',
  'reason.PRODUCT_NOT_COVERED':
    'Az ügyfél nevében az Azure, a Microsoft 365, a Dynamics 365 és az Enterprise Mobility szolgáltatáshoz küldhető kérés, piactéri termékhez pedig a közzétevőnek; {product} egyik sem ezek közül.',
  'reason.OWN_TENANT_NEEDS_PLAN':
    'A bérlő a partner saját bérlője, és a CSP támogatási juttatás erre nem terjed ki: az Azure-hoz külön támogatási csomag kell, például a Microsoft AI Cloud Partner Program szerződése, Premier vagy Azure-támogatási csomag.',
  'reason.OWN_TENANT_DIRECT':
    'A bérlő a partner saját bérlője: közvetlenül kell bejelentkezni, és ott kell elküldeni a kérést: {channel}.',
  'reason.NOT_CSP_PARTNER':
    'Csak a Felhőszolgáltató (CSP) programban részt vevő partner küldhet kérést, akár fizetett, akár próbaidőszak alatt.',
  'reason.NO_RELATIONSHIP': 'A partnernek nincs viszonteladói kapcsolata ezzel az ügyféllel.',
  'reason.AZURE_PROVIDER_ONLY':
    'Egy {partnerType} nem nyithat nem technikai jellegű Azure-kérést, még akkor sem, ha támogatási szerződéssel rendelkezik: erre csak az Azure-előfizetés szolgáltatója jogosult ({whoCanFile}).',
  'reason.AZURE_RESELLER_BARRED':
    'Egy {partnerType} nem nyithat Azure-kérést: az Azure-előfizetés szolgáltatója küldi el ({whoCanFile}).',
  'reason.NOT_SUBSCRIPTION_PROVIDER':
    'A partner nem ennek az Azure-előfizetésnek a szolgáltatója: nem technikai jellegű kérést csak a szolgáltatója küldhet.',
  'reason.GDAP_INACTIVE':
    'A partnernek nincs érvényes delegált rendszergazdai jogosultsága (GDAP) az ügyfél bérlőjében: előbb meg kell újítani a kapcsolatot.',
  'reason.GDAP_ROLE_MISSING':
    'A partner delegált szerepköreinek egyike sem enged támogatási kérést az ügyfél bérlőjében: a legkisebb ilyen szerepkör a következő: {leastRole}.',
  'reason.RBAC_ROLE_MISSING':
    'A partner Azure-szerepköreinek egyike sem enged támogatási kérést az ügyfél előfizetésében: a legkisebb ilyen, magán az előfizetésen megadott szerepkör a következő: {leastRole}.',
  'reason.AZURE_WITHOUT_ADMIN':
    'A kérést az Azure Portalon kell elküldeni, azzal az eljárással, amely az ügyfélnél rendszergazdai engedéllyel nem rendelkező partnernek szól.',
  'reason.AZURE_PORTAL': 'A kérést az Azure Portalon kell elküldeni, az ügyfél címtárában.',
  'reason.DYNAMICS_ADMIN_CENTER':
    'A Dynamics 365-kérést a Microsoft 365 Felügyeleti központban kell elküldeni az ügyfél nevében.',
  'reason.M365_ADMIN_CENTER': 'A kérést a Microsoft 365 Felügyeleti központban kell elküldeni az ügyfél nevében.',

  'warning.CHECK_SERVICE_HEALTH':
    'Először ellenőrizze a szolgáltatás állapotát: az ismert leálláshoz nem kell külön kérés.',
  'warning.KNOWN_INCIDENT':
    'A szolgáltatás állapota már jelez egy incidenst ({incident}): a kérés ugyanarról szólna még egyszer.',
  'warning.SEVERITY_A_NEEDS_PHONE':
    'Az A súlyossághoz bármely órában hívható telefonszám kell: e nélkül a Microsoft B-re módosítja.',
  'warning.SEVERITY_HAS_NO_EFFECT':
    'A megadott súlyosság ({severity}) nem rövidíti a választ: a probléma nem hibaelhárítási (break-fix) jellegű, ezért legfeljebb egy munkanapon belül jön válasz.',
  'warning.SEVERITY_NON_PRODUCTION':
    'A szöveg nem éles szolgáltatásról szól, amelyet a Microsoft C súlyosságúnak tekint: a megadott súlyosságot ({severity}) csökkentheti.',
  'warning.SEVERITY_NO_PRODUCTION_IMPACT':
    'A szöveg szerint az éles szolgáltatások nem érintettek, a megadott súlyosság ({severity}) pedig az éles szolgáltatások leállását jelenti: a Microsoft csökkentheti.',
  'warning.LOCAL_LANGUAGE_BUSINESS_HOURS':
    'Ezen a nyelven ({language}) csak munkaidőben érhető el támogatás: a válaszidők az angol nyelvű támogatásra érvényesek.',
  'warning.GDAP_EXPIRING':
    'A delegált rendszergazdai jogosultság (GDAP) hamarosan lejár: meg kell újítani, mielőtt a válasz megérkezik.',
  'warning.ROLE_UNKNOWN':
    'A delegált szerepkörök között van olyan, amely nem a Microsoft beépített szerepköre: ellenőrizze, hogyan van írva.',
  'warning.ROLE_UNVERIFIED':
    'A partner szerepköreit a hívó nem adta meg: győződjön meg arról, hogy engednek támogatási kérést.',
  'warning.AZURE_RESELLER_MAY_BE_REFUSED':
    'A Microsoft visszautasíthatja, ha egy {partnerType} küld Azure-kérést: későbbi leírása szerint az előfizetés szolgáltatója küldi el.',
  'warning.DYNAMICS_AGREEMENT':
    'Technikai jellegű Dynamics 365-kéréshez Advanced Support vagy magasabb szintű szerződést kérhetnek.',
  'warning.BILLING_VIA_PROVIDER':
    'A közvetett viszonteladó a közvetett szolgáltatótól kapja a számláit: lehet, hogy ezt a kérést a szolgáltatónak kell elküldenie.',
  'warning.MARKETPLACE_COMMERCE':
    'A piactéri termékek rendelései és számlái nem a közzétevő támogatására tartoznak: az értékesítő partner saját partnerközponti kérést küld.',
  'warning.CONTRACT_ID_NOT_ACCEPTED':
    'A Microsoft 365 Felügyeleti központ nem fogad szerződésazonosítót: a támogatási csomag ott nem használható fel.',

  'otherChannel.NOT_AN_AZURE_PRODUCT': 'Az Azure Portal csak az Azure-hoz és a Microsoft Entra ID-hoz fogad kérést.',
  'otherChannel.NOT_A_MICROSOFT_365_PRODUCT':
    'A Microsoft 365 Felügyeleti központ csak a Microsoft 365-höz, a Dynamics 365-höz és az Enterprise Mobilityhez fogad kérést.',
  'otherChannel.NOT_A_MARKETPLACE_PRODUCT': 'A független szoftverszállító csak a saját piactéri termékeit támogatja.',

  'step.checkHealth': 'Először ellenőrizze a szolgáltatás állapotát: {health}',
  'step.openCustomer':
    'A Partnerközpontban nyissa meg az ügyfelet az Ügyfelek, majd a Szolgáltatáskezelés menüpontban: {start}',
  'step.openAzure': 'Nyissa meg az Azure Portalt az ügyfél címtárában: {open}',
  'step.copyDomain': 'A Partnerközpontban másolja ki az ügyfél tartományát ({directory}): {start}',
  'step.openDirectory': 'Nyissa meg az Azure Portalt ezzel a tartománnyal: {open}',
  'step.signInDirectly': 'Jelentkezzen be közvetlenül a portálra a saját fiókjával: {open}',
  'step.pickSubscription': 'Válassza ki az ügyfél előfizetését.',
  'step.newAzureRequest': 'Válassza az Új támogatási kérelem lehetőséget.',
  'step.azurePlan':
    'Az Alapismeretek szakaszban a Támogatási csomag mezőben válassza a Felhőszolgáltató (Cloud Solution Provider) lehetőséget.',
  'step.ownPlan':
    'Az Alapismeretek szakaszban válassza ki a saját támogatási csomagját, és adja meg a szerződésazonosítót; a CSP-csomag Önre nem vonatkozik.',
  'step.ownContact': 'A kapcsolattartási adatoknál a saját adatait adja meg, ne az ügyfél adatait.',
  'step.createAzureRequest':
    'Illessze be a címet és a szöveget, válassza a Létrehozás lehetőséget, és jegyezze fel a kérelem számát.',
  'step.reviewAzure': 'Később a Támogatási kérelmek kezelése lehetőségnél tekintheti át: {review}',
  'step.openM365': 'Nyissa meg a Microsoft 365 Felügyeleti központot az ügyfél nevében: {open}',
  'step.powerPlatform': 'Dynamics 365 esetén a Power Platform felügyeleti központja is használható: {powerPlatform}',
  'step.supportCategory': 'Válassza ki a támogatási kategóriát; a többi a Több… alatt található.',
  'step.submitM365':
    'Illessze be a címet és a szöveget, válassza a Küldés lehetőséget, és jegyezze fel a támogatási jegy számát.',
  'step.reviewM365': 'Később az Összes támogatási jegy megtekintése lehetőségnél tekintheti át: {review}',
  'step.productPage': 'A termék oldalán megtalálja az ISV támogatási kapcsolattartási adatait: {page}',
  'step.isvLink': 'Nyissa meg az ISV támogatási oldalát: {supportUri}',
  'step.isvMail': 'Írjon az ISV támogatási e-mail-címére: {email}',
  'step.isvPhone': 'Hívja az ISV támogatási telefonszámát: {phone}',
  'step.isvText': 'Adja át a címet és a szöveget, és jegyezze fel az ISV hivatkozási számát.',

  'note.supportPlan': 'Más csomaggal a kérelmet felszámítják vagy visszautasítják.',
  'note.ownPlan': 'Az elhasznált vagy lejárt csomag nem szerepel a listában.',
  'note.contact': 'A saját adatai, nem az ügyfél adatai.',
  'note.contractId': 'A saját támogatási csomag szerződésazonosítója.',
  'note.contractIdNotAccepted': 'Az űrlapon nincs számára mező; tartsa kéznél.',
  'note.severity': 'A: kritikus, B: mérsékelt, C: minimális.',
  'note.language': 'A Microsoft által nem támogatott nyelv helyett az angol lép életbe.',
  'note.subscription':
    'Az ügyfél előfizetése; a szerepkört magán az előfizetésen kell megadni, nem egy erőforráscsoporton.',

  'text.title': '{title} ({customer})',
  'text.who': 'Beküldő az ügyfél nevében: {name}, {email}.',
  'text.whoOwn': 'Beküldő a saját bérlőnk ügyében: {name}, {email}.',
  'text.customer': 'Ügyfél: {customer}',
  'text.tenant': 'Bérlő: {tenantId}',
  'text.subscription': 'Előfizetés: {subscriptionId}',
  'text.product': 'Termék: {product}',
  'text.problem': 'A probléma: {problem}',
  'text.since': 'Mióta: {startedAt}',
  'text.severity': 'Súlyosság: {severity} – {impact}',
  'text.incident': 'Szolgáltatásállapot-incidens: {incident}',
  'text.reference': 'Saját hivatkozásunk: {reference}',
  'text.phone': 'Telefon: {phone}',

  'impact.A': 'kritikus: a szolgáltatások jelentős vesztesége vagy romlása; az éles szolgáltatások leállnak.',
  'impact.B': 'mérsékelt: az éles szolgáltatások részben érintettek.',
  'impact.C': 'minimális: a szolgáltatás továbbra is elérhető, vagy nem éles szolgáltatás.',

  'channel.azure-portal': 'Azure Portal',
  'channel.m365-admin-center': 'Microsoft 365 Felügyeleti központ',
  'channel.isv-contact': 'az ISV támogatása',

  'cloud.commercial': 'kereskedelmi',
  'cloud.us-government': 'US Government',
  'cloud.china': 'kínai',

  'product.azure': 'Azure',
  'product.entra-id': 'Microsoft Entra ID',
  'product.microsoft-365': 'Microsoft 365',
  'product.dynamics-365': 'Dynamics 365',
  'product.enterprise-mobility': 'Enterprise Mobility + Security',
  'product.marketplace': 'piactéri termék',
  'product.other': 'ez a termék',

  'who.advisor': 'tanácsadó',
  'who.indirect-reseller': 'közvetett viszonteladó',
  'who.direct-bill': 'közvetlen CSP-szolgáltató',
  'who.indirect-provider': 'közvetett szolgáltató',
  'who.partner': 'partner',
  'who.subscription-provider': 'az előfizetés szolgáltatója',

  'problem.UNAUTHORIZED': 'Érvényes hitelesítő adat szükséges',
  'problem.UNSUPPORTED_MEDIA_TYPE': 'A tartalomtípus nem támogatott',
  'problem.PAYLOAD_TOO_LARGE': 'A törzs túl nagy',
  'problem.MALFORMED_JSON': 'A törzs nem érvényes JSON',
  'problem.NESTED_TOO_DEEP': 'A törzs túl mélyen egymásba ágyazott',
  'problem.TOO_MANY_VALUES': 'A törzs túl sok értéket tartalmaz',
  'problem.STRING_TOO_LONG': 'A törzs túl hosszú szöveget tartalmaz',
  'problem.MEMBER_REPEATED': 'A törzs egyik mezője kétszer szerepel',
  'problem.NAME_NOT_ALLOWED': 'A törzs egyik mezőjének a neve nem megengedett',
  'problem.LENGTH_REQUIRED': 'A törzs a hossza nélkül érkezett',
  'problem.QUERY_TOO_LONG': 'A lekérdezés túl hosszú',
  'problem.HEADERS_TOO_LARGE': 'A fejlécek túl nagyok',
  'problem.VALIDATION_FAILED': 'Néhány mező hibás',
  'problem.IDEMPOTENCY_KEY_INVALID': 'Az idempotenciakulcs érvénytelen',
  'problem.IF_MATCH_INVALID': 'Az If-Match fejléc érvénytelen',
  'problem.CURSOR_INVALID': 'A következő oldal hivatkozása érvénytelen',
  'problem.AT_OUT_OF_RANGE': 'Az esemény időpontja kívül esik a megengedett tartományon',
  'problem.UNKNOWN_EDITION': 'A szabályzatnak nincs ilyen kiadása',
  'problem.BEYOND_HORIZON': 'A válasz túl messze van',
  'problem.CALENDAR_NEVER_OPENS': 'A naptár szerint soha nincs nyitvatartás',
  'problem.FORBIDDEN': 'A hitelesítő adatból hiányzik a szerepkör',
  'problem.PARTNER_MISMATCH': 'A hitelesítő adat más partneré',
  'problem.RATE_LIMITED': 'Túl sok kérés',
  'problem.SEVERITY_A_LIMITED': 'Túl sok A súlyosságú jegy',
  'problem.NOT_FOUND': 'Nem található',
  'problem.ALREADY_CLAIMED': 'A jegyet már más vette magához',
  'problem.EVENT_NOT_ALLOWED': 'A jegy állapota nem engedi ezt az eseményt',
  'problem.HISTORY_FULL': 'A jegy előzményei beteltek',
  'problem.CONCURRENT_CHANGE': 'A jegyet egyidejűleg mások is módosítják',
  'problem.ETAG_MISMATCH': 'A jegy megváltozott az olvasása óta',
  'problem.IDEMPOTENCY_KEY_REUSED': 'Az idempotenciakulcsot már másik kéréshez használták',
  'problem.NOT_ELIGIBLE': 'Ez nem küldhető be',
  'problem.INTERNAL': 'Nálunk történt hiba',
  'problem.STORAGE_UNAVAILABLE': 'A tárhely jelenleg nem érhető el',
  'problem.IDENTITY_UNAVAILABLE': 'A tokenek most nem ellenőrizhetők',
};
