using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;
using KillBot.Domain.Boards;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Boards;

/// <summary>The options of <c>/board</c>.</summary>
internal static class BoardOptions
{
    public const string ScheduleName = "schedule";
    public const string TimeName = "time";
    public const string WeekdayName = "weekday";
    public const string DayName = "day";
    public const string CronName = "cron";
    public const int MaxDay = 28;

    /// <summary>As cron expressions name them, in lower case; the first is the default.</summary>
    public static readonly IReadOnlyList<string> Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private const string ChannelName = "channel";
    private const string TypeName = "type";
    private const string SecondTypeName = "second-type";
    private const string PeriodName = "period";
    private const string TopName = "top";
    private const string EditName = "edit";
    private const string FinalName = "final";
    private const string ChartName = "chart";
    private const string BoardName = "board";
    private const string PreviewName = "preview";
    private const int DefaultTop = 10;

    public static ApplicationCommandOption Board { get; } = new()
    {
        Type = ApplicationCommandOptionType.Integer,
        Name = BoardName,
        Required = true,
        MinValue = 1,
        Autocomplete = true,
    };

    public static ApplicationCommandOption Preview { get; } = ApplicationCommandOption.Flag(PreviewName);

    public static IReadOnlyList<ApplicationCommandOption> OfAdd { get; } =
    [
        new()
        {
            Type = ApplicationCommandOptionType.Channel,
            Name = ChannelName,
            Required = true,
            ChannelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement],
        },
        ApplicationCommandOption.OneOf(ScheduleName, "daily", "weekly", "monthly", "cron") with { Required = true },
        new() { Type = ApplicationCommandOptionType.String, Name = TimeName, MaxLength = 5, Autocomplete = true },
        ApplicationCommandOption.OneOf(WeekdayName, Weekdays),
        Number(DayName, 1, MaxDay),
        new() { Type = ApplicationCommandOptionType.String, Name = CronName, MaxLength = BoardRules.MaxCronLength },
        ApplicationCommandOption.OneOf(TypeName, [.. Enum.GetValues<LeaderboardType>().Select(LeaderboardTypes.NameOf)]),
        ApplicationCommandOption.OneOf(SecondTypeName, [.. Enum.GetValues<LeaderboardType>().Select(LeaderboardTypes.NameOf)]),
        ApplicationCommandOption.OneOf(PeriodName, ["day", "week", "month", "season", "all"]),
        Number(TopName, BoardRules.MinTop, BoardRules.MaxTop),
        ApplicationCommandOption.Flag(EditName),
        ApplicationCommandOption.Flag(FinalName),
        ApplicationCommandOption.Flag(ChartName),
    ];

    extension(CommandOptions options)
    {
        public int Board => (int)Math.Clamp(options.GetInteger(BoardName), 0, int.MaxValue);

        public bool IsPreview => options.FindBoolean(PreviewName) ?? false;

        public Snowflake BoardChannel => options.GetChannel(ChannelName).Id;

        /// <summary>What was chosen, with the defaults: a board of kills of the week with ten places.</summary>
        public BoardChoices BoardChoices(string cron)
        {
            string?[] types = [options.FindString(TypeName) ?? "kills", options.FindString(SecondTypeName)];
            return new BoardChoices(
                (long)options.BoardChannel.Value,
                [.. types.Select(LeaderboardTypes.Find).OfType<LeaderboardType>().Distinct()],
                CalendarPeriods.Find(options.FindString(PeriodName)) ?? CalendarPeriod.Week,
                cron,
                (int)Math.Clamp(options.FindInteger(TopName) ?? DefaultTop, 0, int.MaxValue),
                options.FindBoolean(EditName) ?? false,
                options.FindBoolean(FinalName) ?? false,
                options.FindBoolean(ChartName) ?? false);
        }
    }

    private static ApplicationCommandOption Number(string name, int min, int max) =>
        new() { Type = ApplicationCommandOptionType.Integer, Name = name, MinValue = min, MaxValue = max };
}
