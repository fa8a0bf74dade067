using KillBot.Discord;
using KillBot.Discord.Interactions;
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
        var row = Row(1);
        Assert.Throws<ArgumentException>(() => new CreateMessage { Embeds = [new Embed { Fields = [.. Enumerable.Repeat(new EmbedField { Name = "x", Value = "x" }, 26)] }] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Embeds = [.. Enumerable.Repeat(embed, 11)] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Components = [.. Enumerable.Repeat(row, 6)] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Nonce = new string('x', 26) });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Nonce = "" });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Embeds = [new Embed { Color = 0x1000000 }] });
        Assert.Throws<ArgumentException>(() => new AllowedMentions { Roles = [.. Enumerable.Range(1, 101).Select(id => new Snowflake((ulong)id))] });
    }

    [Fact]
    public void Files_have_names_that_differ_and_ten_mebibytes_between_them()
    {
        var file = new FileUpload { Filename = "a.png", Content = new byte[AttachmentLimits.TotalBytes] };
        Assert.Single(new CreateMessage { Files = [file] }.Attachments!);
        Assert.Throws<ArgumentException>(() => new CreateMessage { Files = [file, new FileUpload { Filename = "b.png", Content = new byte[1] }] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Files = [.. Enumerable.Range(0, 11).Select(n => Named($"{n}.png"))] });
        Assert.Throws<ArgumentException>(() => new CreateMessage { Files = [Named("a.png"), Named("A.png")] });
    }

    [Theory]
    [InlineData("chart.png", "chart.png")]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData("a\r\nX-Evil: 1\".png", "a__X-Evil__1_.png")]
    [InlineData("\u202egnp.exe", "_gnp.exe")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    public void The_name_of_a_file_is_made_harmless(string name, string harmless) => Assert.Equal(harmless, Named(name).Filename);

    [Fact]
    public void The_name_of_a_file_keeps_its_ending() =>
        Assert.Equal(new string('x', 96) + ".png", Named(new string('x', 200) + ".png").Filename);

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
            new(button with { CustomId = "" }),
            new(button with { CustomId = new string('x', 101) }),
            new(button, button),
            new(new TextInput { CustomId = "t", Label = "x" }),
            new(new UserSelect()),
            new(Menu(0)),
            new(Menu(26)),
            new(Menu(2) with { CustomId = null }),
            new(Menu(2) with { MinValues = 2 }),
            new(new StringSelect { CustomId = "m", Options = [Option("a"), Option("a")] }),
            new(new StringSelect { CustomId = "m", Options = [Option("")] }),
        ];
        Assert.All(wrong, row => Assert.Throws<ArgumentException>(() => new CreateMessage { Components = [row] }));
        Assert.Single(new CreateMessage { Components = [Row(5)] }.Components!);
        Assert.Single(new CreateMessage { Components = [new ActionRow(new UserSelect { CustomId = "u" })] }.Components!);
        Assert.Single(new CreateMessage { Components = [new ActionRow(Menu(25))] }.Components!);
        Assert.Throws<ArgumentException>(() => new CreateMessage { Components = [Row(1), Row(1)] });
    }

    [Fact]
    public void A_modal_holds_labelled_inputs_that_are_told_apart()
    {
        var input = new Label { Text = "Why", Component = new TextInput { CustomId = "why" } };
        Component[][] wrong =
        [
            [],
            [Button.Of(ButtonStyle.Primary, "x", "x")],
            [new TextInput { CustomId = "why" }],
            [new Label { Text = "Why" }],
            [new Label { Component = new TextInput { CustomId = "why" } }],
            [new Label { Text = "Why", Component = new TextInput() }],
            [new Label { Text = "Who", Component = new UserSelect { CustomId = "who", Disabled = true } }],
            [input, input],
        ];
        Assert.All(wrong, components => Assert.Throws<ArgumentException>(() => new Modal { CustomId = "m", Title = "T", Components = components }));
        Assert.Single(new Modal { CustomId = "m", Title = "T", Components = [input] }.Components);
    }

    [Fact]
    public void What_would_show_nothing_becomes_a_blank()
    {
        Assert.Equal("\u200b", new EmbedAuthor { Name = "" }.Name);
        Assert.Equal("\u200b", new EmbedFooter { Text = " " }.Text);
        Assert.Equal("\u200b", Button.Of(ButtonStyle.Primary, "x", "").Label);
    }

    [Fact]
    public void An_answer_to_an_interaction_is_made_of_checked_parts_only()
    {
        Type[] types = [typeof(InteractionResponse), typeof(InteractionCallbackData)];
        Assert.All(types, type => Assert.Empty(type.GetConstructors()));
        Assert.All(types.SelectMany(type => type.GetProperties()), property => Assert.False(property.SetMethod?.IsPublic ?? false, property.Name));
        Assert.Throws<ArgumentException>(() => InteractionResponse.Message(new FollowupMessage()));
    }

    private static ActionRow Row(int buttons) =>
        new([.. Enumerable.Range(1, buttons).Select(number => Button.Of(ButtonStyle.Primary, $"b{number}", "x"))]);

    private static StringSelect Menu(int options) =>
        new() { CustomId = "m", Options = [.. Enumerable.Range(1, options).Select(number => Option($"o{number}"))] };

    private static SelectOption Option(string value) => new() { Label = "x", Value = value };

    private static FileUpload Named(string name) => new() { Filename = name, Content = new byte[1] };
}
