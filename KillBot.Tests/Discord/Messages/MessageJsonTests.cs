using System.Text.Json;
using KillBot.Discord;
using KillBot.Discord.Messages;

namespace KillBot.Tests.Discord.Messages;

public class MessageJsonTests
{
    [Fact]
    public void The_smallest_message_still_allows_no_mentions()
    {
        Assert.Equal("""{"content":"hi","allowed_mentions":{"parse":[]}}""", Json(new CreateMessage { Content = "hi" }));
        Assert.Equal("""{"allowed_mentions":{"parse":[]}}""", JsonSerializer.Serialize(new EditMessage(), MessagesJsonContext.Default.EditMessage));
        Assert.Equal(
            """{"content":"hi","allowed_mentions":{"parse":[]},"flags":64}""",
            JsonSerializer.Serialize(new FollowupMessage { Content = "hi", Flags = MessageFlags.Ephemeral }, MessagesJsonContext.Default.FollowupMessage));
    }

    [Fact]
    public void Taking_the_allowed_mentions_away_means_none()
    {
        Assert.Equal("""{"allowed_mentions":{"parse":[]}}""", Json(new CreateMessage { AllowedMentions = null! }));
    }

    [Fact]
    public void A_message_with_everything_is_written_as_discord_documents_it()
    {
        var message = new CreateMessage
        {
            Content = "hi",
            Nonce = "n-1",
            Flags = MessageFlags.SuppressEmbeds,
            AllowedMentions = AllowedMentions.OnlyRoles(new Snowflake(7), new Snowflake(7)),
            MessageReference = new MessageReference { MessageId = new Snowflake(9) },
            Embeds =
            [
                new Embed
                {
                    Title = "Kill",
                    Color = 0xFF0000,
                    Timestamp = DateTimeOffset.UnixEpoch,
                    Fields = [new EmbedField { Name = "Weapon", Value = "", Inline = true }],
                    Footer = new EmbedFooter { Text = "end" },
                    Author = new EmbedAuthor { Name = "me" },
                    Thumbnail = new EmbedThumbnail { Url = new Uri("https://example.org/a.png") },
                },
            ],
            Components = [new ActionRow(Button.Of(ButtonStyle.Danger, "del:1", "Delete"), Button.Link(new Uri("https://example.org/"), "Open"))],
        };

        Assert.Equal(
            """
            {"nonce":"n-1","enforce_nonce":true,"message_reference":{"message_id":"9","fail_if_not_exists":false},"content":"hi",
            "embeds":[{"title":"Kill","timestamp":"1970-01-01T00:00:00+00:00","color":16711680,"footer":{"text":"end"},
            "thumbnail":{"url":"https://example.org/a.png"},"author":{"name":"me"},
            "fields":[{"name":"Weapon","value":"\u200B","inline":true}]}],
            "components":[{"type":1,"components":[{"type":2,"style":4,"label":"Delete","custom_id":"del:1"},
            {"type":2,"style":5,"label":"Open","url":"https://example.org/"}]}],
            "allowed_mentions":{"parse":[],"roles":["7"]},"flags":4}
            """.ReplaceLineEndings(""),
            Json(message));
    }

    [Fact]
    public void Inputs_of_a_modal_are_written_by_their_type()
    {
        var row = new ActionRow(new Label { Text = "Why", Component = new TextInput { CustomId = "why", Style = TextInputStyle.Paragraph, MaxLength = 10 } });
        Assert.Equal(
            """{"type":1,"components":[{"type":18,"label":"Why","component":{"type":4,"custom_id":"why","style":2,"max_length":10}}]}""",
            JsonSerializer.Serialize(row, MessagesJsonContext.Default.ActionRow));
    }

    [Fact]
    public void A_received_message_survives_what_this_library_does_not_know()
    {
        var message = JsonSerializer.Deserialize(
            """
            {"id":"1","channel_id":"2","content":"x","nonce":42,"flags":1073741824,"poll":{"a":[1]},"type":999,
             "author":{"id":"3","username":"u","new_field":true},"embeds":[{"title":"t","type":"rich"}],
             "components":[{"id":1,"type":17,"components":[{"type":10,"content":"x"}]},
                           {"components":[{"style":77,"custom_id":"c","type":2},{"options":[{"label":"l","value":"v"}],"type":3,"custom_id":"s"}],"type":1}]}
            """,
            MessagesJsonContext.Default.Message)!;

        Assert.Equal("42", message.Nonce);
        Assert.Equal((MessageFlags)1073741824, message.Flags);
        Assert.Equal((ComponentType)17, Assert.IsType<UnknownComponent>(message.Components[0]).Type);
        var row = Assert.IsType<ActionRow>(message.Components[1]);
        Assert.Equal("c", Assert.IsType<Button>(row.Components[0]).CustomId);
        Assert.Equal("v", Assert.IsType<StringSelect>(row.Components[1]).Options[0].Value);
    }

    [Fact]
    public void A_received_message_may_lack_all_but_its_id()
    {
        var message = JsonSerializer.Deserialize("""{"id":"1"}""", MessagesJsonContext.Default.Message)!;
        Assert.Empty(message.Embeds);
        Assert.Empty(message.Components);
        Assert.Equal("", message.Content);
        Assert.Null(message.Nonce);
    }

    private static string Json(CreateMessage message) => JsonSerializer.Serialize(message, MessagesJsonContext.Default.CreateMessage);
}
