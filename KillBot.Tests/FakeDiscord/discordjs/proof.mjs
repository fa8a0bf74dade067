// Drives the fake Discord with discord.js, as a second and independent client, and prints what it saw as one line of JSON.
// The test plays the users: it runs /proof, /finish and presses the button.
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  Client,
  EmbedBuilder,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

const { FAKE_API, FAKE_TOKEN, FAKE_GUILD, FAKE_CHANNEL } = process.env;
const seen = { errors: [], limited: 0, resumed: 0, created: 0, permissions: [] };

const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  rest: { api: FAKE_API },
});

const fail = (error) => {
  seen.errors.push(`${error.name}: ${error.message}`);
};

client.rest.on('rateLimited', () => seen.limited++);
client.on(Events.ShardResume, () => seen.resumed++);
client.on(Events.MessageCreate, () => seen.created++);
client.on(Events.Error, fail);
client.on(Events.ShardError, fail);
client.on(Events.ChannelUpdate, (_, channel) => {
  seen.permissions.push(channel.permissionsFor(client.user).has('SendMessages'));
});

async function messages() {
  const channel = await client.channels.fetch(FAKE_CHANNEL);
  const guild = client.guilds.cache.get(FAKE_GUILD);
  seen.guild = guild.name;
  seen.channel = channel.name;
  seen.members = guild.memberCount;

  const embed = new EmbedBuilder()
    .setTitle('A kill')
    .setDescription('One fell.')
    .setColor(0xcc0000)
    .setTimestamp(new Date())
    .setFooter({ text: 'proof' })
    .addFields({ name: 'Weapon', value: 'P4-AR', inline: true });
  const body = { content: 'first', embeds: [embed], allowedMentions: { parse: [] }, nonce: 'proof-1', enforceNonce: true };
  const first = await channel.send(body);
  const again = await channel.send(body);
  seen.sameNonceSameMessage = first.id === again.id;
  const edited = await first.edit({ content: 'edited' });
  seen.edited = edited.content;
  seen.embedKept = edited.embeds[0].title;
  await channel.send({ content: 'with a file', files: [{ attachment: Buffer.from('text'), name: 'note.txt' }] });
  const fetched = await channel.messages.fetch({ limit: 10 });
  seen.fetched = fetched.size;

  try {
    await channel.send({ content: 'x'.repeat(2001) });
  } catch (error) {
    seen.tooLong = { code: error.code, status: error.status, errors: error.rawError.errors };
  }

  for (let i = 0; i < 7; i++) {
    await channel.send({ content: `burst ${i}` });
  }

  const extra = await channel.send('to be deleted');
  await extra.delete();
}

async function commands() {
  const registered = await client.application.commands.set([
    new SlashCommandBuilder()
      .setName('proof')
      .setDescription('Proves the fake')
      .setNameLocalizations({ de: 'beweis' })
      .addSubcommand((sub) =>
        sub
          .setName('run')
          .setDescription('Runs')
          .addStringOption((option) => option.setName('word').setDescription('A word').setRequired(true).setAutocomplete(true))
          .addChannelOption((option) => option.setName('where').setDescription('A channel'))
          .addUserOption((option) => option.setName('who').setDescription('A member')),
      ),
    new SlashCommandBuilder().setName('finish').setDescription('Ends the proof').setDefaultMemberPermissions(0n),
  ]);
  seen.commands = registered.map((command) => command.name).sort();
}

const row = () =>
  new ActionRowBuilder().addComponents(new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary));
const menu = () =>
  new ActionRowBuilder().addComponents(
    new StringSelectMenuBuilder().setCustomId('choose').addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' }),
  );
const modal = () =>
  new ModalBuilder()
    .setCustomId('form')
    .setTitle('Form')
    .addComponents(
      new ActionRowBuilder().addComponents(
        new TextInputBuilder().setCustomId('name').setLabel('Name').setStyle(TextInputStyle.Short),
      ),
    );

async function interact(interaction) {
  if (interaction.isAutocomplete()) {
    const focused = interaction.options.getFocused();
    await interaction.respond([{ name: `${focused}!`, value: focused }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: 'pressed', components: [menu()] });
  } else if (interaction.isStringSelectMenu()) {
    seen.selected = interaction.values;
    await interaction.showModal(modal());
  } else if (interaction.isModalSubmit()) {
    seen.form = interaction.fields.getTextInputValue('name');
    await interaction.reply({ content: 'thanks', flags: MessageFlags.Ephemeral });
  } else if (interaction.commandName === 'finish') {
    await interaction.reply({ content: 'done', flags: MessageFlags.Ephemeral });
    await client.destroy();
    process.stdout.write(`${JSON.stringify(seen)}\n`);
  } else {
    seen.option = {
      word: interaction.options.getString('word'),
      where: interaction.options.getChannel('where')?.name,
      who: interaction.options.getMember('who')?.user?.username,
      manages: interaction.memberPermissions.has('ManageGuild'),
      locale: interaction.locale,
    };
    await interaction.deferReply();
    await interaction.editReply({ content: 'after the deferral', components: [row()] });
    await interaction.followUp({ content: 'follow-up', flags: MessageFlags.Ephemeral });
  }
}

client.on(Events.InteractionCreate, (interaction) => interact(interaction).catch(fail));
client.once(Events.ClientReady, async () => {
  try {
    await messages();
    await commands();
  } catch (error) {
    fail(error);
    process.stdout.write(`${JSON.stringify(seen)}\n`);
    process.exit(1);
  }
});

await client.login(FAKE_TOKEN);
