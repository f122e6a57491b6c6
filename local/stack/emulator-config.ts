import declared from '../../infra/queues.json' with { type: 'json' };

/** The declared queues in the format of the official Service Bus emulator, which the broker reads, too. */
export const emulatorConfig = () => ({
  UserConfig: {
    Namespaces: [
      { Name: 'sbemulatorns', Queues: declared.queues.map((Name) => ({ Name, Properties: properties() })), Topics: [] },
    ],
    Logging: { Type: 'File' },
  },
});

/** Azure's own names but for their first letters; of the last two the emulator wants to be told that there are none. */
const properties = () => ({
  ...Object.fromEntries(
    Object.entries(declared.properties).map(([name, value]) => [name.replace(/^./, (at) => at.toUpperCase()), value]),
  ),
  ForwardDeadLetteredMessagesTo: '',
  ForwardTo: '',
});
