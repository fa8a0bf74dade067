using FsCheck;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Tests.VRChat.Locations;

public sealed class VRChatLocationTests
{
    private const string World = "wrld_4432ea9b-729c-46e3-8eaf-846aa0a37fdd";

    [Theory]
    [InlineData("", InstanceAccess.Public, null)]
    [InlineData("~region(jp)", InstanceAccess.Public, null)]
    [InlineData("~private(usr_1)", InstanceAccess.Invite, "usr_1")]
    [InlineData("~private(usr_1)~canRequestInvite", InstanceAccess.InvitePlus, "usr_1")]
    [InlineData("~canRequestInvite~region(eu)~private(usr_1)", InstanceAccess.InvitePlus, "usr_1")]
    [InlineData("~friends(usr_1)", InstanceAccess.Friends, "usr_1")]
    [InlineData("~hidden(usr_1)", InstanceAccess.FriendsPlus, "usr_1")]
    [InlineData("~group(grp_1)", InstanceAccess.GroupMembers, "grp_1")]
    [InlineData("~group(grp_1)~groupAccessType(members)", InstanceAccess.GroupMembers, "grp_1")]
    [InlineData("~groupAccessType(plus)~group(grp_1)", InstanceAccess.GroupPlus, "grp_1")]
    [InlineData("~group(grp_1)~groupAccessType(public)~ageGate", InstanceAccess.GroupPublic, "grp_1")]
    [InlineData("~group(grp_1)~groupAccessType(somethingNew)", InstanceAccess.GroupMembers, "grp_1")]
    [InlineData("~groupAccessType(public)", InstanceAccess.Public, null)]
    [InlineData("~unheardOf~andMore(1)~friends(usr_1)", InstanceAccess.Friends, "usr_1")]
    [InlineData("~private(usr_1", InstanceAccess.Invite, "usr_1")]
    [InlineData("~private()", InstanceAccess.Invite, null)]
    [InlineData("~private", InstanceAccess.Invite, null)]
    public void Qualifiers_say_who_may_join_in_any_order(string qualifiers, InstanceAccess access, string? owner)
    {
        var location = Parse($"{World}:12345{qualifiers}");

        Assert.Equal((World, "12345", access, owner), (location.WorldId, location.InstanceName, location.Access, location.OwnerId));
        Assert.Equal(access is InstanceAccess.Public or InstanceAccess.GroupPublic, location.IsOpen);
        Assert.Equal($"{World}:12345", location.Identity);
    }

    [Fact]
    public void Region_and_flags_are_read()
    {
        var location = Parse($"{World}:my-room~strict~region(use)~ageGate");

        Assert.Equal(("my-room", "use", true, true), (location.InstanceName, location.Region, location.IsStrict, location.IsAgeGated));
        Assert.Null(Parse($"{World}:1").Region);
    }

    [Theory]
    [InlineData("~private(usr_1)~nonce(SECRET)~region(eu)")]
    [InlineData("~nonce(SECRET)~hidden(usr_1)")]
    [InlineData("~friends(usr_1)~nonce(SECRET")]
    public void The_nonce_is_gone(string qualifiers)
    {
        var location = Parse($"{World}:1{qualifiers}");

        Assert.DoesNotContain("SECRET", $"{location}", StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", $"{location}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("offline")]
    [InlineData("private")]
    [InlineData("traveling")]
    [InlineData("local:12345")]
    [InlineData("wrld_1")]
    [InlineData("wrld_1:")]
    [InlineData("wrld_1:~region(us)")]
    [InlineData("wrld_1:1:2")]
    [InlineData("wrld_1:1 2")]
    [InlineData("wrld_1:1\n")]
    [InlineData("wrld_1:\u00E9")]
    [InlineData("usr_1:1")]
    public void What_is_no_instance_is_refused(string text) => Assert.False(VRChatLocation.TryParse(text, out _));

    [Fact]
    public void A_text_of_any_length_costs_no_more_than_the_longest_location()
    {
        Assert.True(VRChatLocation.TryParse("wrld_1:" + new string('1', VRChatLocation.MaxLength - 7), out _));
        Assert.False(VRChatLocation.TryParse("wrld_1:" + new string('1', VRChatLocation.MaxLength - 6), out _));
        Assert.True(VRChatLocation.TryParse("wrld_1:1" + new string('~', VRChatLocation.MaxLength - 8), out var location));
        Assert.Equal("wrld_1:1", $"{location}");
    }

    [Fact]
    public void Whatever_is_read_is_read_the_same_from_what_is_written()
    {
        string[] pieces =
        [
            "~private(usr_1)", "~friends(usr_1)", "~hidden(usr_1)", "~group(grp_1)", "~groupAccessType(plus)", "~groupAccessType(public)",
            "~canRequestInvite", "~region(eu)", "~ageGate", "~strict", "~nonce(SECRET)", "~", "(", ")", "~x(y)", "private", "nonce",
        ];
        Prop.ForAll<byte[]>(choices =>
        {
            var text = $"{World}:1{string.Concat(choices.Take(25).Select(choice => pieces[choice % pieces.Length]))}";
            return !VRChatLocation.TryParse(text, out var location)
                || (VRChatLocation.TryParse($"{location}", out var again) && location == again && !$"{again}".Contains("SECRET", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    private static VRChatLocation Parse(string text)
    {
        Assert.True(VRChatLocation.TryParse(text, out var location));
        return location;
    }
}
