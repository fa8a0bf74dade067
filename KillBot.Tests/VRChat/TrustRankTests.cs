using KillBot.Domain.VRChat.Profiles;

namespace KillBot.Tests.VRChat;

/// <summary>Ranks by tags; the names of the tags are older than those of the ranks.</summary>
public sealed class TrustRankTests
{
    [Theory]
    [InlineData("", "Visitor")]
    [InlineData("language_eng system_avatar_access", "Visitor")]
    [InlineData("system_trust_basic", "New User")]
    [InlineData("system_trust_basic system_trust_known", "User")]
    [InlineData("system_trust_trusted system_trust_basic system_trust_known", "Known User")]
    [InlineData("system_trust_veteran system_trust_trusted system_trust_known", "Trusted User")]
    [InlineData("system_legend system_trust_veteran", "Veteran User")]
    [InlineData("system_trust_legend", "Veteran User")]
    [InlineData("system_probable_troll system_trust_known", "User")]
    [InlineData("SYSTEM_TRUST_BASIC", "Visitor")]
    public void The_highest_tag_counts(string tags, string rank) => Assert.Equal(rank, TrustRank.Of(tags.Split(' ')));
}
