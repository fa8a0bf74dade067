using KillBot.Discord;
using KillBot.Discord.Messages;

namespace KillBot.Tests.Discord.Messages;

public class LimitTests
{
    [Fact]
    public void Text_that_is_too_long_is_cut()
    {
        var text = new string('x', 5000);
        var embed = new Embed
        {
            Title = text,
            Description = text,
            Footer = new EmbedFooter { Text = text },
            Author = new EmbedAuthor { Name = text },
            Fields = [new EmbedField { Name = text, Value = text }],
        };

        Assert.Equal(256, embed.Title.Length);
        Assert.Equal(4096, embed.Description.Length);
        Assert.Equal(2048, embed.Footer.Text.Length);
        Assert.Equal(256, embed.Author.Name.Length);
        Assert.Equal(256, embed.Fields[0].Name.Length);
        Assert.Equal(1024, embed.Fields[0].Value.Length);
        Assert.Equal(256 + 4096 + 2048 + 256 + 256 + 1024, embed.TextLength);
        Assert.Equal(2000, new CreateMessage { Content = text }.Content!.Length);
        Assert.Equal(80, Button.Of(ButtonStyle.Primary, "x", text).Label!.Length);
    }

    [Fact]
    public void A_cut_does_not_tear_an_emoji_or_an_escape()
    {
        Assert.Equal(new string('x', 254) + "…", new Embed { Title = new string('x', 254) + "👍👍" }.Title);
        Assert.Equal(new string('x', 254) + "…", new Embed { Title = new string('x', 254) + @"\*\*" }.Title);
        Assert.Equal(new string('x', 253) + @"\*…", new Embed { Title = new string('x', 253) + @"\*\*" }.Title);
    }

    [Fact]
    public void What_has_too_many_parts_is_refused()
    {
        var embed = new Embed { Title = "x" };
        var row = new ActionRow(Button.Of(ButtonStyle.Primary, "x", "x"));
        Assert.Throws<ArgumentException>(() => new Embed { Fields = [.. Enumerable.Repeat(new EmbedField { Name = "x", Value = "x" }, 26)] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Embeds = [.. Enumerable.Repeat(embed, 11)] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Components = [.. Enumerable.Repeat(row, 6)] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Nonce = new string('x', 26) });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Nonce = "" });
        Assert.Throws<ArgumentException>(() => new Embed { Color = 0x1000000 });
        Assert.Throws<ArgumentException>(() => Button.Of(ButtonStyle.Primary, new string('x', 101), "x"));
        Assert.Throws<ArgumentException>(() => new AllowedMentions { Roles = [.. Enumerable.Range(1, 101).Select(id => new Snowflake((ulong)id))] });
        Assert.Throws<ArgumentException>(() => new StringSelect { Options = [.. Enumerable.Repeat(new SelectOption { Label = "x", Value = "x" }, 26)] });
    }

    [Fact]
    public void Six_thousand_characters_over_all_embeds_and_no_more()
    {
        var embed = new Embed { Description = new string('x', 3000) };
        Assert.Equal(2, new CreateMessage { Embeds = [embed, embed] }.Embeds!.Count);
        Assert.Throws<ArgumentException>(() => new EditMessage { Embeds = [embed, embed, new Embed { Title = "x" }] });
        Assert.True(EmbedLimits.Fits([embed], embed));
        Assert.False(EmbedLimits.Fits([embed, embed], new Embed { Title = "x" }));
        Assert.False(EmbedLimits.Fits([.. Enumerable.Repeat(new Embed(), 10)], new Embed()));
    }

    [Fact]
    public void A_row_is_buttons_or_one_select_and_a_button_is_whole()
    {
        var button = Button.Of(ButtonStyle.Primary, "x", "x");
        ActionRow[] wrong =
        [
            new(),
            new(button, button, button, button, button, button),
            new(button, new UserSelect { CustomId = "u" }),
            new(new UserSelect { CustomId = "u" }, new RoleSelect { CustomId = "r" }),
            new(new Button { Label = "no id" }),
            new(new Button { CustomId = "no-label" }),
            new(new Button { Style = ButtonStyle.Link, Label = "no address" }),
            new(button with { Url = new Uri("https://example.org") }),
        ];
        Assert.All(wrong, row => Assert.Throws<ArgumentException>(() => new CreateMessage { Components = [row] }));
        Assert.Single(new CreateMessage { Components = [new ActionRow(button, button, button, button, button)] }.Components!);
        Assert.Single(new CreateMessage { Components = [new ActionRow(new UserSelect { CustomId = "u" })] }.Components!);
    }
}
