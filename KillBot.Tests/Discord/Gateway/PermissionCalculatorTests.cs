using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Resources;
using static KillBot.Discord.Permissions;

namespace KillBot.Tests.Discord.Gateway;

public sealed class PermissionCalculatorTests
{
    private const Permissions Post = ViewChannel | SendMessages | EmbedLinks;

    private static readonly Snowflake Guild = new(1);
    private static readonly Snowflake Owner = new(2);
    private static readonly Snowflake Bot = new(3);
    private static readonly Snowflake RoleA = new(10);
    private static readonly Snowflake RoleB = new(11);
    private static readonly Snowflake[] BotRoles = [RoleA, RoleB];

    [Fact]
    public void Roles_add_up_with_everyone_and_other_roles_do_not_count()
    {
        Role[] roles = [Role(Guild, ViewChannel), Role(RoleA, SendMessages), Role(RoleB, EmbedLinks), Role(new Snowflake(12), BanMembers)];

        Assert.Equal(Post, PermissionCalculator.InGuild(Guild, Owner, roles, Bot, BotRoles));
    }

    [Fact]
    public void The_owner_and_administrators_may_do_everything_in_spite_of_overwrites()
    {
        Role[] roles = [Role(Guild, None), Role(RoleA, Administrator)];
        PermissionOverwrite[] overwrites = [Overwrite(Bot, OverwriteType.Member, deny: ViewChannel)];

        var administrator = PermissionCalculator.InGuild(Guild, Owner, roles, Bot, BotRoles);

        Assert.Equal(PermissionCalculator.All, PermissionCalculator.InGuild(Guild, Owner, roles, Owner, []));
        Assert.Equal(PermissionCalculator.All, administrator);
        Assert.Equal(PermissionCalculator.All, PermissionCalculator.InChannel(administrator, Guild, overwrites, Bot, BotRoles));
        Assert.Equal(PermissionCalculator.All, PermissionCalculator.InThread(administrator, Guild, overwrites, Bot, BotRoles));
    }

    public static TheoryData<string, PermissionOverwrite[], Permissions> Overwrites() => new()
    {
        { "none", [], Post },
        { "everyone denied", [Overwrite(Guild, OverwriteType.Role, deny: EmbedLinks)], ViewChannel | SendMessages },
        { "a role allows what everyone is denied", [
            Overwrite(RoleA, OverwriteType.Role, allow: EmbedLinks),
            Overwrite(Guild, OverwriteType.Role, deny: EmbedLinks)], Post },
        { "one role's allowance beats another role's denial", [
            Overwrite(RoleA, OverwriteType.Role, allow: EmbedLinks),
            Overwrite(RoleB, OverwriteType.Role, deny: EmbedLinks)], Post },
        { "the member's denial beats the role's allowance", [
            Overwrite(Bot, OverwriteType.Member, deny: EmbedLinks),
            Overwrite(RoleA, OverwriteType.Role, allow: EmbedLinks)], ViewChannel | SendMessages },
        { "the member's allowance beats all denials", [
            Overwrite(Bot, OverwriteType.Member, allow: ViewChannel),
            Overwrite(RoleA, OverwriteType.Role, deny: ViewChannel),
            Overwrite(Guild, OverwriteType.Role, deny: ViewChannel)], Post },
        { "within one overwrite allowing wins", [Overwrite(Guild, OverwriteType.Role, EmbedLinks, EmbedLinks)], Post },
        { "others' overwrites do not count", [
            Overwrite(new Snowflake(12), OverwriteType.Role, deny: ViewChannel),
            Overwrite(Owner, OverwriteType.Member, deny: ViewChannel)], Post },
        { "an overwrite of the other type does not count", [
            Overwrite(RoleA, OverwriteType.Member, deny: ViewChannel),
            Overwrite(Bot, OverwriteType.Role, deny: ViewChannel),
            Overwrite(Guild, OverwriteType.Member, deny: ViewChannel)], Post },
        { "who cannot see can do nothing", [Overwrite(Guild, OverwriteType.Role, deny: ViewChannel)], None },
        { "who cannot send cannot embed", [Overwrite(Guild, OverwriteType.Role, deny: SendMessages)], ViewChannel },
        { "who cannot send cannot attach or mention", [
            Overwrite(Guild, OverwriteType.Role, allow: AttachFiles | MentionEveryone | AddReactions, deny: SendMessages)], ViewChannel | AddReactions },
        { "a channel may allow more", [Overwrite(RoleB, OverwriteType.Role, allow: AttachFiles)], Post | AttachFiles },
    };

    [Theory]
    [MemberData(nameof(Overwrites))]
    public void Overwrites_apply_in_the_documented_order(string why, PermissionOverwrite[] overwrites, Permissions expected)
    {
        Assert.NotEmpty(why);
        Assert.Equal(expected, PermissionCalculator.InChannel(Post, Guild, overwrites, Bot, BotRoles));
    }

    [Theory]
    [InlineData(Post, ViewChannel)]
    [InlineData(Post | SendMessagesInThreads, Post | SendMessagesInThreads)]
    [InlineData(ViewChannel | EmbedLinks | SendMessagesInThreads, Post | SendMessagesInThreads)]
    [InlineData(SendMessages | SendMessagesInThreads, None)]
    public void A_thread_asks_for_its_own_permission_to_send(Permissions inGuild, Permissions expected) =>
        Assert.Equal(expected, PermissionCalculator.InThread(inGuild, Guild, [], Bot, BotRoles));

    private static Role Role(Snowflake id, Permissions permissions) => new() { Id = id, Name = "role", Permissions = permissions };

    private static PermissionOverwrite Overwrite(Snowflake id, OverwriteType type, Permissions allow = None, Permissions deny = None) =>
        new() { Id = id, Type = type, Allow = allow, Deny = deny };
}
