using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Domain.Feeds;

namespace KillBot.Tests.Feeds;

/// <summary>What is stored of a pause is told in any language.</summary>
public sealed class ChannelProblemTests
{
    [Fact]
    public void Every_problem_is_read_from_its_code_and_has_words_in_all_languages()
    {
        foreach (var kind in Enum.GetValues<ChannelProblemKind>())
        {
            var problem = new ChannelProblem(kind, kind == ChannelProblemKind.MissingPermissions ? Permissions.EmbedLinks : Permissions.None);

            Assert.Equal(problem, ChannelProblem.Parse(problem.Code));
            Assert.Equal(
                Language.All.Count, Language.All.Select(language => problem.In(LanguageTexts.Of(language))).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Nonsense")]
    [InlineData("99")]
    [InlineData("MissingPermissions")]
    [InlineData("MissingPermissions:x")]
    public void What_is_no_code_is_none(string? code) => Assert.Null(ChannelProblem.Parse(code));

    [Fact]
    public void A_pause_without_a_code_is_told_as_it_was_written()
    {
        var german = LanguageTexts.Of(Language.German);

        Assert.Equal("Alt.", ChannelProblem.Describe(new ChannelPause(null, "Alt.", default), german));
        Assert.Equal(
            "Mir fehlt dort die Berechtigung **Links einbetten**.",
            ChannelProblem.Describe(new ChannelPause($"MissingPermissions:{(ulong)Permissions.EmbedLinks}", "I lack …", default), german));
    }
}
