/** Hand-offs in English: the steps that a person takes, and the text that they paste. */
export const enHandOff = {
  'step.knownIncident':
    'Look at incident {incident} first; file only if yours is another problem, and quote that id then. Service health: {health}',
  'step.checkHealth': 'Look at service health first: {health}',
  'step.findContract': 'Look up the contract id of your support plan: it wasn’t given, and the form asks for it.',
  'step.openCustomer': 'In Partner Center, open the customer under Customers, then Service management: {start}',
  'step.openAzure': 'Open the Azure portal in the customer’s directory: {open}',
  'step.copyDomain': 'In Partner Center, copy the customer’s domain ({domain}): {start}',
  'step.openDirectory': 'Open the Azure portal with that domain: {open}',
  'step.copyTenant': 'In Partner Center, copy the customer’s tenant ID ({tenantId}): {start}',
  'step.openTenant': 'Open the Azure portal with that ID: {open}',
  'step.signInDirectly': 'Sign in to the portal directly, with your own account: {open}',
  'step.pickSubscription': 'Pick the customer’s subscription.',
  'step.newAzureRequest': 'Choose New support request.',
  'step.azurePlan': 'In Basics, choose Cloud Solution Provider as the support plan.',
  'step.fee': 'Microsoft charges a fee for this support: pay it with {plans} benefits, if you are entitled to them.',
  'step.ownPlan': 'In Basics, choose your own support plan and enter its contract id; the CSP plan doesn’t cover you.',
  'step.ownContact': 'Under contact information give your own contact, not the customer’s.',
  'step.createAzureRequest': 'Paste title and text, choose Create, and note the request’s number.',
  'step.administerCustomer':
    'In Partner Center, open the customer under Customers and choose Administer, then under Cloud Solution Provider Service requests and New request; you need the role Admin agent: {start}',
  'step.describeProblem': 'Choose Help (the question mark) and describe the problem.',
  'step.skipSolutions':
    'Pass over Recommended solution with Return to support request, and choose Create a support request.',
  'step.supportMethod':
    'In Additional details, under Support method, choose Cloud Solution Provider as the support plan, and the severity.',
  'step.ownSupportMethod':
    'In Additional details, under Support method, choose your own support plan and enter its contract id, and choose the severity; the CSP plan doesn’t cover you.',
  'step.noPlan':
    'In Additional details, under Support method, choose no paid support plan: the request needs none, and an incident of it would be used up.',
  'step.reviewAndCreate':
    'Paste title and text under Problem description; under Review + create choose Create, and note the request’s number.',
  'step.accessRefused':
    'If access is refused, look for two causes: a guest account of yours in the customer’s tenant, which breaks GDAP, and the customer’s Conditional Access, which must exclude service provider users.',
  'step.commerceFirst':
    'If it concerns prices, purchases, invoices or provisioning, file it in Partner Center under Help + support instead: {commerce}',
  'step.reviewAzure': 'Later, review it under Manage support requests: {review}',
  'step.openM365': 'Open the Microsoft 365 admin center on the customer’s behalf: {open}',
  'step.powerPlatform': 'For Dynamics 365 the Power Platform admin center can be used too: {powerPlatform}',
  'step.supportCategory': 'Choose the support category; more of them are behind More…',
  'step.submitM365': 'Paste title and text, choose Submit, and note the request’s number.',
  'step.reviewM365': 'Later, review it under View all support tickets: {review}',
  'step.commerce':
    'Orders and invoices are not for the publisher: as the partner who transacted, file them in Partner Center ({commerce}). Go on only with what concerns the product itself.',
  'step.findProduct':
    'Find out which product it is: neither its name nor its offer was given. Its page in the marketplace names the publisher’s support contact: {page}',
  'step.productPage': 'The product’s page names the publisher’s support contact: {page}',
  'step.isvLink': 'Open the publisher’s support page: {supportUri}',
  'step.isvMail': 'Write to the publisher: {email}',
  'step.isvPhone': 'Call the publisher: {phone}',
  'step.isvText': 'Pass on title and text, and note the publisher’s reference.',

  'step.refer': 'Send title and text to whoever can file it ({whoCanFile}), and ask for the request’s number.',
  'step.referred': 'Check beforehand that they hold what they need: your own rights don’t count for them.',
  'step.renewGdap':
    'Renew the relation: in Partner Center open the customer, then Admin relationships, and have the customer approve the request: {start}',
  'step.grantDirectly': 'Or have the customer grant {leastRole} directly on the subscription.',
  'step.customerCalls': 'As long as there is no GDAP at all, the customer has to call Microsoft itself.',

  'need.PROVIDER_GDAP':
    'Delegated admin privileges (GDAP) of its own in the customer’s tenant: relations aren’t inherited from you.',
  'need.PROVIDER_RBAC':
    'An Azure role of its own on the subscription that allows support requests, such as Support Request Contributor.',

  'text.name': '{firstName} {lastName}',
  'text.who': 'Filed by {name}, {email}, on behalf of the customer.',
  'text.whoOwn': 'Filed by {name}, {email}, for our own tenant.',
  'text.whoAsks': 'Please file this request with Microsoft. Asked by {name}, {email}.',
  'text.customer': 'Customer: {customer}',
  'text.tenant': 'Tenant: {tenantId}',
  'text.subscription': 'Subscription: {subscriptionId}',
  'text.product': 'Product: {product}',
  'text.problem': 'What is wrong: {problem}',
  'text.since': 'Since: {startedAt}',
  'text.severity': 'Severity: {severity} – {impact}',
  'text.incident': 'Service health incident: {incident}',
  'text.reference': 'Our reference: {reference}',
  'text.phone': 'Phone: {phone}',

  'impact.A': 'critical: significant loss or degradation of services; production is down.',
  'impact.B': 'moderate: production is partly affected.',
  'impact.C': 'minimal: the service is still available, or isn’t a production one.',
} as const;
