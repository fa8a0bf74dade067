using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>Plays the user: makes interactions and sends them over the gateway (https://discord.com/developers/docs/interactions/receiving-and-responding).</summary>
internal sealed class InteractionSender(DiscordWorld world)
{
    /// <summary>False sends commands that Discord would hide from the member.</summary>
    public bool EnforcesCommandPermissions { get; set; } = true;

    public FakeInteraction Command(FakeChannel channel, FakeMember member, string path, IReadOnlyList<(string Name, object Value)> options, string? focused)
    {
        lock (world.Gate)
        {
            var lookup = CommandLookup.Find(world, channel.Guild, path);
            CheckPermissions(lookup.Command, channel, member);
            var values = new OptionValues();
            var given = options.Select(option => (JsonNode)values.Create(lookup.Option(option.Name), option.Value, option.Name == focused)).ToArray();
            var missing = lookup.Options.FirstOrDefault(option =>
                option.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.True
                && !options.Any(known => known.Name == option.GetProperty("name").GetString()));
            if (missing.ValueKind != JsonValueKind.Undefined && focused is null)
            {
                throw new InvalidOperationException($"/{path} requires the option {missing.GetProperty("name")}.");
            }

            var nested = new JsonArray(given);
            foreach (var step in lookup.Path.Reverse())
            {
                nested = [new JsonObject { ["name"] = step.GetProperty("name").GetString(), ["type"] = CommandLookup.TypeOf(step), ["options"] = nested }];
            }

            var data = new JsonObject
            {
                ["id"] = Text(lookup.Command.Id),
                ["name"] = lookup.Command.Name,
                ["type"] = 1,
                ["options"] = nested,
            };
            if (values.Resolved is { } resolved)
            {
                data["resolved"] = resolved;
            }

            if (lookup.Command.GuildId != 0)
            {
                data["guild_id"] = Text(lookup.Command.GuildId);
            }

            return Send(new FakeInteraction(world, focused is null ? 2 : 4, channel, member), data);
        }
    }

    /// <summary>An entry in the menu of a user.</summary>
    public FakeInteraction UserCommand(FakeChannel channel, FakeMember member, string name, FakeMember target)
    {
        lock (world.Gate)
        {
            var command = CommandLookup.FindUserCommand(world, channel.Guild!, name);
            CheckPermissions(command, channel, member);
            var values = new OptionValues();
            values.Resolve(target);
            var data = new JsonObject
            {
                ["id"] = Text(command.Id),
                ["name"] = command.Name,
                ["type"] = 2,
                ["target_id"] = Text(target.User.Id),
                ["resolved"] = values.Resolved,
            };
            return Send(new FakeInteraction(world, 2, channel, member), data);
        }
    }

    public FakeInteraction Component(FakeMessage message, string customId, FakeMember member, IReadOnlyList<object>? selected)
    {
        lock (world.Gate)
        {
            var component = ComponentSearch.Find(message.Components, customId)
                ?? throw new InvalidOperationException($"Message {message.Id} has no component {customId}: {message.Components}");
            var type = component.GetProperty("type").GetInt32();
            if (component.TryGetProperty("disabled", out var disabled) && disabled.ValueKind == JsonValueKind.True)
            {
                throw new InvalidOperationException($"Component {customId} is disabled.");
            }

            if ((type == 2) != (selected is null))
            {
                throw new InvalidOperationException($"Component {customId} has type {type}.");
            }

            var data = new JsonObject { ["custom_id"] = customId, ["component_type"] = type, ["id"] = 1 };
            if (selected is not null)
            {
                var values = new OptionValues();
                data["values"] = new JsonArray([.. selected.Select(value => (JsonNode)ComponentSearch.Selection(component, value, values))]);
                if (values.Resolved is { } resolved)
                {
                    data["resolved"] = resolved;
                }
            }

            return Send(new FakeInteraction(world, 3, message.Channel, member) { Source = message }, data);
        }
    }

    public FakeInteraction Modal(FakeInteraction opened, IReadOnlyList<(string CustomId, string Value)> inputs)
    {
        lock (world.Gate)
        {
            if (opened.CallbackType != 9)
            {
                throw new InvalidOperationException($"Interaction {opened.Id} did not open a modal.");
            }

            var data = new JsonObject
            {
                ["custom_id"] = opened.CallbackData.GetProperty("custom_id").GetString(),
                ["components"] = ComponentSearch.Fill(opened.CallbackData.GetProperty("components"), inputs),
            };
            return Send(new FakeInteraction(world, 5, opened.Channel, opened.Member) { Source = opened.Source }, data);
        }
    }

    private FakeInteraction Send(FakeInteraction interaction, JsonObject data)
    {
        world.Interactions.Add(interaction.Id, interaction);
        var guild = interaction.Channel.Guild;
        world.Dispatch(guild?.Id ?? 0, GatewayIntent.None, "INTERACTION_CREATE", () => Json(interaction, guild, data));
        return interaction;
    }

    private JsonObject Json(FakeInteraction interaction, FakeGuild? guild, JsonObject data)
    {
        var json = new JsonObject
        {
            ["id"] = Text(interaction.Id),
            ["application_id"] = Text(world.ApplicationId),
            ["type"] = interaction.Type,
            ["version"] = 1,
            ["token"] = interaction.Token,
            ["channel_id"] = Text(interaction.Channel.Id),
            ["channel"] = interaction.Channel.ToJson(),
            ["locale"] = interaction.Member.User.Locale,
            ["app_permissions"] = Text((ulong)(guild?.Bot.PermissionsIn(interaction.Channel) ?? FakePermissions.Everyone)),
            ["entitlements"] = new JsonArray(),
            ["entitlement_sku_ids"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = Text(guild?.Id ?? 0) },
            ["context"] = guild is null ? 1 : 0,
            ["attachment_size_limit"] = 10_485_760,
            ["data"] = data.DeepClone(),
        };
        if (guild is null)
        {
            json["user"] = interaction.Member.User.ToJson();
        }
        else
        {
            var member = interaction.Member.ToJson();
            member["permissions"] = Text((ulong)interaction.Member.PermissionsIn(interaction.Channel));
            json["member"] = member;
            json["guild_id"] = Text(guild.Id);
            json["guild"] = new JsonObject { ["id"] = Text(guild.Id), ["locale"] = guild.PreferredLocale, ["features"] = new JsonArray() };
            json["guild_locale"] = guild.PreferredLocale;
        }

        if (interaction.Source is { } message)
        {
            json["message"] = message.ToJson();
        }

        return json;
    }

    private void CheckPermissions(FakeCommand command, FakeChannel channel, FakeMember member)
    {
        if (channel.Guild is null)
        {
            // Permissions exist in guilds only.
            return;
        }

        var permissions = member.PermissionsIn(channel);
        var allowed = command.DefaultMemberPermissions switch
        {
            null => true,
            FakePermissions.None => permissions.HasFlag(FakePermissions.Administrator),
            { } needed => permissions.HasFlag(needed),
        };
        if (EnforcesCommandPermissions && (!allowed || !permissions.HasFlag(FakePermissions.UseApplicationCommands)))
        {
            throw new InvalidOperationException($"{member.User.Name} lacks {command.DefaultMemberPermissions}: Discord does not show /{command.Name}.");
        }
    }

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);
}
