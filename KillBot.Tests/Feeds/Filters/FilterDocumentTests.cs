using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Tests.Support;

namespace KillBot.Tests.Feeds.Filters;

/// <summary>What <c>docs/feeds.md</c> tells admins.</summary>
public sealed class FilterDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs/feeds.md"));

    [Fact]
    public void Every_example_is_a_filter()
    {
        Assert.All(Examples("filter"), text => Assert.Null(FeedFilter.Parse(text, FeedKind.Kills).Error));
        Assert.All(Examples("filter"), text => Assert.Null(FeedFilter.Parse(text, FeedKind.Deaths).Error));
        Assert.All(Examples("filter-vrchat"), text => Assert.Null(FeedFilter.Parse(text, FeedKind.VRChat).Error));
        Assert.Equal((14, 4), (Examples("filter").Count, Examples("filter-vrchat").Count));
    }

    [Fact]
    public void Every_field_type_and_operator_is_explained()
    {
        var kinds = new[] { FeedKind.Kills, FeedKind.VRChat };
        Assert.All(kinds.SelectMany(FilterFields.Of), field => Assert.Contains($"`{FilterFields.NameOf(field)}`", Document, StringComparison.Ordinal));
        Assert.All(FilterFields.Instances, name => Assert.Contains($"`{name}`", Document, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<FilterOperator>(), sign => Assert.Contains($"`{FilterOperators.SignOf(sign)}`", Document, StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_is_pointed_at_as_shown()
    {
        var shown = Examples("text");
        var error = FeedFilter.Parse(shown[0], FeedKind.Kills).Error!;

        Assert.Equal([.. shown], [FilterExcerpt.Of(shown[0], error.Column, error.Length).Line, FilterExcerpt.Of(shown[0], error.Column, error.Length).Pointer]);
    }

    [Fact]
    public void The_two_that_are_said_to_be_the_same_are()
    {
        var same = Examples("filter")[^2..].Select(text => FeedFilter.Parse(text, FeedKind.Kills).Filter!).ToList();

        Assert.All(
            GeneratedScene.Samples(FeedKind.Kills, 200),
            scene => Assert.Equal(same[0].Matches(scene.Subject, FeedScene.Here), same[1].Matches(scene.Subject, FeedScene.Here)));
    }

    private static List<string> Examples(string language) =>
    [
        .. Document.Split($"```{language}\n").Skip(1).SelectMany(block => block[..block.IndexOf("```", StringComparison.Ordinal)].TrimEnd().Split('\n')),
    ];
}
