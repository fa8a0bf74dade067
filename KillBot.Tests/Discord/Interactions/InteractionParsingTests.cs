using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;

namespace KillBot.Tests.Discord.Interactions;

public sealed class InteractionParsingTests
{
    [Fact]
    public void A_slash_command_with_subcommand_and_resolved_objects_is_read()
    {
        var interaction = Payloads.Parse("""
            {
              "version": 1, "type": 2, "token": "A_UNIQUE_TOKEN", "id": "786008729715212338", "application_id": "775799577604522054",
              "guild_id": "290926798626357999", "channel_id": "645027906669510667", "guild_locale": "en-US", "locale": "pt-BR",
              "app_permissions": "442368", "context": 0, "attachment_size_limit": 10485760, "entitlements": [],
              "member": {
                "user": { "id": "53908232506183680", "username": "Mason", "avatar": "a_d5efa99b3eeaa7dd43acca82f5692432",
                          "discriminator": "1337", "public_flags": 131141 },
                "roles": ["539082325061836999"], "premium_since": null, "permissions": "2147483647", "pending": false,
                "nick": null, "mute": false, "joined_at": "2017-03-13T19:19:14.040000+00:00", "is_pending": false, "deaf": false
              },
              "data": {
                "type": 1, "name": "feed", "id": "771825006014889984",
                "options": [{ "type": 1, "name": "add", "options": [
                  { "type": 7, "name": "channel", "value": "645027906669510667" },
                  { "type": 4, "name": "minimum", "value": 5 },
                  { "type": 10, "name": "ratio", "value": 1.5 },
                  { "type": 5, "name": "pvp", "value": true },
                  { "type": 6, "name": "who", "value": "53908232506183680" },
                  { "type": 8, "name": "role", "value": "539082325061836999" },
                  { "type": 99, "name": "tomorrow", "value": { "nested": [1] } } ] }],
                "resolved": {
                  "users": { "53908232506183680": { "id": "53908232506183680", "username": "Mason" } },
                  "members": { "53908232506183680": { "roles": [], "permissions": "8", "nick": "M" } },
                  "roles": { "539082325061836999": { "id": "539082325061836999", "name": "Pilots", "position": 2, "permissions": "0" } },
                  "channels": { "645027906669510667": { "id": "645027906669510667", "name": "kills", "type": 0, "permissions": "3072" } },
                  "holograms": { "1": {} }
                }
              }
            }
            """);
        var options = new InteractionRequest(interaction).Options;

        Assert.Equal(InteractionType.ApplicationCommand, interaction.Type);
        Assert.Equal("Mason", interaction.Caller!.Username);
        Assert.Equal((Permissions)2147483647, interaction.Member!.Permissions);
        Assert.Equal("feed add", options.Path);
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages, options.GetChannel("channel").Permissions);
        Assert.Equal(ChannelType.GuildText, options.GetChannel("channel").Type);
        Assert.Equal(5, options.GetInteger("minimum"));
        Assert.Equal(1.5, options.GetNumber("ratio"));
        Assert.True(options.GetBoolean("pvp"));
        Assert.Equal("Mason", options.GetUser("who").Username);
        Assert.Equal("M", options.FindMember("who")!.Nick);
        Assert.Equal("Pilots", options.GetRole("role").Name);
    }

    [Fact]
    public void A_context_menu_command_in_a_direct_message_is_read()
    {
        var interaction = Payloads.Parse("""
            { "id": "1", "application_id": "2", "type": 2, "token": "t", "version": 1, "channel_id": "3", "locale": "fr", "context": 1,
              "user": { "id": "5", "username": "mason" },
              "data": { "id": "4", "name": "Show stats", "type": 2, "target_id": "6",
                        "resolved": { "users": { "6": { "id": "6", "username": "ann" } } } } }
            """);
        var request = new InteractionRequest(interaction);

        Assert.Equal(ApplicationCommandType.User, interaction.Data!.Type);
        Assert.Equal(new Snowflake(6), request.TargetId);
        Assert.Equal("ann", interaction.Data.Resolved!.Users[new Snowflake(6)].Username);
        Assert.Null(request.GuildId);
        Assert.Equal(("fr", "fr"), (request.Locale, request.GuildLocale));
        Assert.Equal(Permissions.None, request.CallerPermissions);
    }

    [Fact]
    public void A_select_and_the_message_it_is_on_are_read()
    {
        var interaction = Payloads.Parse("""
            { "id": "1", "application_id": "2", "type": 3, "token": "t", "version": 1, "guild_id": "10", "channel_id": "3",
              "member": { "user": { "id": "5", "username": "mason" }, "roles": [], "permissions": "0" },
              "message": { "id": "7", "channel_id": "3", "content": "", "type": 20, "flags": 0, "embeds": [], "components": [
                { "type": 1, "id": 1, "components": [{ "type": 3, "id": 2, "custom_id": "class:7", "options": [{ "label": "Rogue", "value": "rogue" }] }] }] },
              "data": { "component_type": 3, "custom_id": "class:7:a", "id": 2, "values": ["mage", "rogue"] } }
            """);
        var request = new InteractionRequest(interaction);

        Assert.Equal(ComponentType.StringSelect, interaction.Data!.ComponentType);
        Assert.Equal(["mage", "rogue"], request.Values);
        Assert.Equal("7:a", request.Argument);
        Assert.Equal(new Snowflake(7), interaction.Message!.Id);
    }

    [Fact]
    public void A_modal_is_read_in_its_old_and_its_new_layout()
    {
        var interaction = Payloads.Modal("report:9", """
            [ { "type": 1, "components": [ { "type": 4, "custom_id": "old", "value": "text" } ] },
              { "type": 18, "id": 1, "component": { "type": 4, "id": 2, "custom_id": "new", "value": "more" } },
              { "type": 18, "id": 3, "component": { "type": 5, "id": 4, "custom_id": "users", "values": ["5", "6"] } },
              { "type": 18, "id": 5, "component": { "type": 23, "id": 6, "custom_id": "future", "value": true } },
              { "type": 4, "custom_id": "empty", "value": "" } ]
            """);
        var inputs = new InteractionRequest(interaction).Inputs;

        Assert.Equal("text", inputs.FindString("old"));
        Assert.Equal("more", inputs.FindString("new"));
        Assert.Equal(["5", "6"], inputs.GetValues("users"));
        Assert.Null(inputs.FindString("empty"));
        Assert.Null(inputs.FindString("absent"));
        Assert.Empty(inputs.GetValues("absent"));
    }

    [Fact]
    public void Autocomplete_tells_the_option_in_focus_even_if_a_number_is_half_typed()
    {
        var request = new InteractionRequest(Payloads.Autocomplete("stats", """
            [{ "type": 3, "name": "player", "value": "Ma" }, { "type": 4, "name": "limit", "value": "1x", "focused": true }]
            """));

        Assert.Equal(("limit", "1x"), (request.Options.Focused!.Name, request.Options.Focused.Value!.Value.AsString));
        Assert.Equal("Ma", request.Options.FindString("player"));
    }

    [Fact]
    public void A_ping_and_an_interaction_of_an_unknown_kind_are_read()
    {
        Assert.Equal(InteractionType.Ping, Payloads.Parse("""{ "id": "1", "application_id": "2", "type": 1, "token": "t", "version": 1 }""").Type);
        Assert.Equal(99, (int)Payloads.Parse("""{ "id": "1", "application_id": "2", "type": 99, "token": "t", "data": { "options": null, "values": null } }""").Type);
    }

    [Fact]
    public void Its_text_keeps_the_token_secret() =>
        Assert.DoesNotContain("secret-token", Payloads.Command("stats").ToString(), StringComparison.Ordinal);
}
