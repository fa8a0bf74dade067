using KillBot.Domain.Links;

namespace KillBot.Tests.Links;

public class LinkSubjectTests
{
    [Theory]
    [InlineData("Keeper", "Keeper")]
    [InlineData("  Keeper ", "Keeper")]
    [InlineData("https://robertsspaceindustries.com/citizens/Keeper", "Keeper")]
    [InlineData("https://robertsspaceindustries.com/en/citizens/Keeper/", "Keeper")]
    [InlineData("http://www.robertsspaceindustries.com/citizens/Keeper?x=1#y", "Keeper")]
    [InlineData("https://evil.example/citizens/Keeper", null)]
    [InlineData("https://robertsspaceindustries.com@evil.example/citizens/Keeper", null)]
    [InlineData("https://robertsspaceindustries.com/orgs/Keeper", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("../../Keeper", null)]
    [InlineData("Keeper/../Other", null)]
    [InlineData("Kee per", null)]
    [InlineData("Keeper\u202E", null)]
    [InlineData("Kéeper", null)]
    [InlineData("ab", null)]
    [InlineData("unknown", null)]
    [InlineData("", null)]
    public void A_handle_or_the_address_of_its_page_is_taken_and_nothing_else(string text, string? handle)
    {
        Assert.Equal(handle is not null, LinkSubject.TryParseRsi(text, out var subject));
        Assert.Equal(handle, subject?.Name);
        Assert.Equal(handle?.ToLowerInvariant(), subject?.Key);
    }

    [Theory]
    [InlineData("usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469", "usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469")]
    [InlineData("USR_C1644B5B-3CA4-45B4-97C6-A2A0DE70D469", "usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469")]
    [InlineData("https://vrchat.com/home/user/usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469", "usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469")]
    [InlineData("https://vrchat.com/home/user/8JoV9XEdpo", "8JoV9XEdpo")]
    [InlineData("8JoV9XEdpo", "8JoV9XEdpo")]
    [InlineData("https://evil.example/home/user/usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d469", null)]
    [InlineData("usr_c1644b5b-3ca4-45b4-97c6-a2a0de70d46", null)]
    [InlineData("usr_../../auth/user", null)]
    [InlineData("Somebody", null)]
    public void A_users_id_or_the_address_of_the_profile_is_taken_and_nothing_else(string text, string? id)
    {
        Assert.Equal(id is not null, LinkSubject.TryParseVRChat(text, out var subject));
        Assert.Equal(id, subject?.Key);
    }
}
